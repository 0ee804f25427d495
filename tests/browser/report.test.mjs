import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { violations } from './axe.mjs';
import { launch, missing, open } from './browser.mjs';

const folder = process.env.PEIL_HTML_DIR;
const required = process.env.CI === 'true';
const files = folder ? readdirSync(folder).filter((name) => name.endsWith('.html')).sort() : [];
const skip = required ? false : missing || (folder ? false : 'PEIL_HTML_DIR is not set');

const widths = [1280, 360, 320];
const schemes = ['light', 'dark'];

describe('HTML output', { skip, concurrency: availableParallelism() }, () => {
  let browser;
  let scratch;

  before(async () => {
    assert.ok(!missing, missing);
    assert.ok(files.length > 0, `no .html files in PEIL_HTML_DIR (${folder})`);
    browser = await launch();
    scratch = mkdtempSync(join(tmpdir(), 'peil-browser-'));
  });

  after(async () => {
    await browser?.close();
    if (scratch) {
      rmSync(scratch, { recursive: true });
    }
  });

  // A changed copy of a page, as a URL.
  function changed(name, change) {
    const copy = join(scratch, name);
    const text = readFileSync(join(folder, name), 'utf8');
    const result = change(text);
    assert.notEqual(result, text, 'the change found its place');
    writeFileSync(copy, result);
    return pathToFileURL(copy).href;
  }

  for (const name of files) {
    const url = folder ? pathToFileURL(join(folder, name)).href : '';

    describe(name, () => {
      for (const scheme of schemes) {
        // The schemes differ in colours only.
        test(`axe finds nothing in the ${scheme} scheme, everything unfolded`, async () => {
          const { page, faults, close } = await open(browser, url, { scheme });
          await page.evaluate(() => {
            document.querySelectorAll('details').forEach((details) => (details.open = true));
          });
          assert.deepEqual(await violations(page, scheme === schemes[0] ? {} : { colours: true }), []);
          assert.deepEqual(faults, []);
          await close();
        });
      }

      for (const width of widths) {
        test(`nothing sticks out sideways at ${width} pixels`, async () => {
          const { page, faults, close } = await open(browser, url, { width });
          await page.evaluate(() => {
            document.querySelectorAll('details').forEach((details) => (details.open = true));
          });
          // Where tables fold, only one that cannot may be scrolled.
          const spared = width < 768 ? '.scroll:not(:has(.fold)), svg, .skip' : '.scroll, svg, .skip';
          const wide = await page.evaluate((selector) => {
            const room = document.documentElement.clientWidth;
            const out = [...document.querySelectorAll('body *')].filter((element) => {
              const box = element.getBoundingClientRect();
              return box.right > room + 1 && !element.closest(selector);
            });
            return out.slice(0, 3).map((element) => element.outerHTML.slice(0, 120));
          }, spared);
          assert.deepEqual(wide, []);
          const scroll = await page.evaluate(() => document.documentElement.scrollWidth);
          assert.ok(scroll <= width, `the page is ${scroll} pixels wide`);
          assert.deepEqual(faults, []);
          await close();
        });
      }

      test('no two elements share an id, and every link in the page arrives', async () => {
        const { page, close } = await open(browser, url);
        const { twice, dead } = await page.evaluate(() => {
          const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
          const links = [...document.querySelectorAll('a[href^="#"]')].map((link) => link.hash);
          return {
            twice: ids.filter((id, index) => ids.indexOf(id) !== index),
            dead: links.filter((hash) => !document.getElementById(decodeURIComponent(hash.slice(1)))),
          };
        });
        assert.deepEqual(twice, []);
        assert.deepEqual(dead, []);
        await close();
      });

      test('every drawing has a name and a description, and its numbers stand beside it', async () => {
        const { page, close } = await open(browser, url);
        const wrong = await page.evaluate(() => {
          const words = (element, tag) => element.querySelector(`:scope > ${tag}`)?.textContent.trim() ?? '';
          const text = (element) => {
            const copy = element.cloneNode(true);
            copy.querySelectorAll('svg').forEach((svg) => svg.remove());
            return copy.textContent;
          };
          return [...document.querySelectorAll('svg')].flatMap((svg) => {
            if (svg.parentElement.closest('svg')) {
              return [];
            }
            if (svg.getAttribute('aria-hidden') === 'true') {
              return text(svg.parentElement).trim() ? [] : ['hidden, and no words beside it'];
            }
            const title = words(svg, 'title');
            const description = words(svg, 'desc');
            if (svg.getAttribute('role') !== 'img' || !title || !description) {
              return [`no name or description: ${svg.outerHTML.slice(0, 160)}`];
            }
            const beside = text(svg.closest('table') ?? svg.closest('.total, .counts') ?? svg.closest('main'));
            // How far a scale goes stands in the words of its drawing only.
            const said = `${title} ${description}`.replace(/ (van|out of) [0-9]+/g, '');
            const missing = said.match(/[0-9]+/g)?.filter((number) => !beside.includes(number));
            return missing?.length || !beside.trim() ? [`${title}: ${description}: not beside it: ${missing}`] : [];
          });
        });
        assert.deepEqual(wrong, []);
        await close();
      });

      test('links out of the page are https, http or mailto', async () => {
        const { page, close } = await open(browser, url);
        const odd = await page.evaluate(() =>
          [...document.querySelectorAll('[href]')]
            .map((link) => link.getAttribute('href'))
            .filter((href) => !/^(#|https:\/\/|http:\/\/|mailto:)/.test(href)),
        );
        assert.deepEqual(odd, []);
        await close();
      });

      test('a keyboard reaches the skip link first, and goes to the content with it', async () => {
        const { page, close } = await open(browser, url);
        await page.keyboard.press('Tab');
        const skipLink = await page.evaluate(() => {
          const box = document.activeElement.getBoundingClientRect();
          return { hash: document.activeElement.hash, left: box.left, width: box.width };
        });
        assert.equal(skipLink.hash, '#main');
        assert.ok(skipLink.left >= 0 && skipLink.width > 0, 'the skip link is on the screen');
        await page.keyboard.press('Enter');
        assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
        await close();
      });

      test('a keyboard reaches every link in turn, and its focus shows', async () => {
        const { page, close } = await open(browser, url);
        // What is folded away inside something else is not reached before that is unfolded.
        const count = await page.evaluate(
          () =>
            [...document.querySelectorAll('a[href], summary, [tabindex="0"]')].filter(
              (element) => !element.closest('details:not([open]) > :not(summary)'),
            ).length,
        );
        await page.evaluate(() => {
          globalThis.outlined = [];
          document.addEventListener('focusin', ({ target }) => {
            const style = getComputedStyle(target);
            globalThis.outlined.push(style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2);
          });
        });
        for (let i = 0; i < count; i += 1) {
          await page.keyboard.press('Tab');
        }
        const outlined = await page.evaluate(() => globalThis.outlined);
        assert.equal(outlined.length, count);
        assert.ok(!outlined.includes(false), 'every focus has an outline');
        await close();
      });

      test('the policy stops a script, a handler and a style that were smuggled in', async () => {
        const smuggled =
          '<script>globalThis.smuggled = 1</script>' +
          '<img src="x:" alt="" onerror="globalThis.smuggled = 2">' +
          '<style>main { outline: 7px solid red }</style>';
        const planted = changed(name, (text) => text.replace('</main>', `${smuggled}</main>`));
        const { page, close } = await open(browser, planted);
        await page.waitForTimeout(100);
        assert.equal(await page.evaluate(() => globalThis.smuggled), undefined);
        const outline = await page.evaluate(
          () => getComputedStyle(document.querySelector('main')).outlineWidth,
        );
        assert.notEqual(outline, '7px');
        const font = await page.evaluate(() => getComputedStyle(document.body).margin);
        assert.equal(font, '0px', 'its own style sheet is let through');
        await close();
      });

      test('what there is to read has the width of the page, but for the contents', async () => {
        const { page, close } = await open(browser, url);
        const share = await page.evaluate(
          () => document.querySelector('main').getBoundingClientRect().width / document.body.clientWidth,
        );
        assert.ok(share > 0.6, `main takes ${share.toFixed(2)} of the width`);
        await close();
      });

      test('colours that the reader forces leave the signs and the words', async () => {
        const { page, faults, close } = await open(browser, url, { forced: 'active' });
        assert.deepEqual(await violations(page, { colours: true }), []);
        assert.deepEqual(faults, []);
        await close();
      });

      test('printing gives a tagged PDF with everything in it, down to the last section', async () => {
        const { page, close } = await open(browser, url);
        await page.emulateMedia({ media: 'print' });
        const shown = await page.evaluate(() => {
          const sections = [...document.querySelectorAll('main > section')];
          const folded = [...document.querySelectorAll('main > section > details')];
          return {
            heading: sections.at(-1)?.querySelector('h2')?.textContent ?? '',
            last: sections.at(-1)?.getBoundingClientRect().height ?? 0,
            folded: folded.filter((details) => details.lastElementChild.offsetHeight === 0).length,
          };
        });
        assert.ok(shown.last > 0, 'the last section is printed');
        assert.equal(shown.folded, 0, 'what is folded on the screen is printed');
        const pdf = await page.pdf({ preferCSSPageSize: true, tagged: true });
        const bytes = pdf.toString('latin1');
        assert.ok(bytes.startsWith('%PDF-'));
        assert.match(bytes, /\/MarkInfo\s*<<[^>]*\/Marked true/);
        assert.match(bytes, /\/StructTreeRoot/);
        const read = spawnSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8' });
        if (!read.error) {
          assert.ok(read.stdout.includes(shown.heading), `the PDF holds "${shown.heading}"`);
        }
        await close();
      });
    });
  }

  // The report that has advice of several priorities.
  const advised = files.includes('bcmb-achterwold.html') ? pathToFileURL(join(folder ?? '', 'bcmb-achterwold.html')).href : '';

  describe('advice', { skip: advised ? false : 'bcmb-achterwold.html is not there' }, () => {
    test('it comes right after the outcome and before the answers, what presses most first', async () => {
      const { page, close } = await open(browser, advised);
      const ids = await page.$$eval('main > section', (sections) => sections.map((section) => section.id));
      assert.equal(ids.indexOf('advice'), ids.indexOf('outcome') + 1);
      assert.ok(ids.indexOf('advice') < ids.indexOf('answers'));
      const first = await page.$eval('#advice h3 + ol', (list) => [
        list.previousElementSibling.textContent,
        ...[...list.querySelectorAll('.priority .mark')].map((mark) => mark.textContent.trim().split(' ').at(-1)),
      ]);
      assert.equal(first.shift(), 'Eerst doen');
      assert.deepEqual([...first].sort(), first, 'dringend stands before hoog');
      assert.ok(first.every((label) => ['dringend', 'hoog'].includes(label)));
      await close();
    });

    test('every advice says who can do it, and unfolds why with links that lead to questions', async () => {
      const { page, close } = await open(browser, advised);
      const faults = await page.$$eval('.advice > li', (list) =>
        list.flatMap((one) => {
          const why = [...one.querySelectorAll('.unfold details')].at(-1);
          const links = [...why.querySelectorAll('a')];
          return [
            one.querySelector('dl.facts dd strong')?.textContent ? '' : `${one.id}: no actor`,
            why.querySelector('dd') ? '' : `${one.id}: no reason`,
            links.every((link) => document.querySelector(link.hash)) ? '' : `${one.id}: a link leads nowhere`,
          ].filter(Boolean);
        }),
      );
      assert.deepEqual(faults, []);
      await close();
    });

    test('a keyboard unfolds how a number came about, and the rows add up to it', async () => {
      const { page, close } = await open(browser, advised);
      const details = page.locator('#outcome details.made-of');
      assert.equal(await details.evaluate((element) => element.open), false);
      await details.locator('summary').focus();
      await page.keyboard.press('Enter');
      assert.equal(await details.evaluate((element) => element.open), true);
      const sum = await details.evaluate((element) =>
        [...element.querySelectorAll('tbody td:last-child')]
          .map((cell) => Number(cell.textContent.replace(',', '.')))
          .reduce((all, one) => all + one, 0),
      );
      const shown = Number(await page.$eval('.figure', (figure) => parseInt(figure.textContent, 10)));
      assert.ok(Math.abs(sum - shown) < 1, `${sum} is about ${shown}`);
      await close();
    });
  });

  // The paper that an advisory council takes to a meeting.
  const meeting = files.includes('meeting.html') ? pathToFileURL(join(folder ?? '', 'meeting.html')).href : '';

  test('a paper for a meeting prints the articles behind what comes first', { skip: !meeting }, async () => {
    const { page, close } = await open(browser, meeting);
    await page.emulateMedia({ media: 'print' });
    const sources = await page.$$eval('#advice h3 + ol:first-of-type .pairs > div', (facts) =>
      facts
        .filter((fact) => fact.offsetHeight > 0 && fact.querySelector('dt').textContent === 'Bron')
        .map((fact) => fact.querySelector('dd').textContent),
    );
    assert.ok(sources.length > 0, 'there are sources on paper');
    assert.deepEqual(sources.filter((source) => !source.startsWith('Wmo 2015, artikel ')), []);
    await close();
  });

  test('what stays folded on paper is named there, and only there', { skip: !advised }, async () => {
    const { page, close } = await open(browser, advised);
    assert.equal(await page.$eval('p.paper', (note) => note.offsetHeight), 0, 'not on the screen');
    await page.emulateMedia({ media: 'print' });
    const { note, hidden } = await page.evaluate(() => ({
      note: document.querySelector('p.paper').offsetHeight > 0 ? document.querySelector('p.paper').textContent : '',
      hidden: [...document.querySelectorAll('main details')]
        .filter((details) => details.lastElementChild.offsetHeight === 0)
        .map((details) =>
          details.matches('.item details') ? 'de toelichting en de bron van elke vraag'
          : details.matches('.section .made-of') ? 'hoe het getal van elk onderdeel ontstaat'
          : details.matches('.advice .ask') ? 'hoe u om een advies kunt vragen'
          : details.outerHTML.slice(0, 120)),
    }));
    const kinds = [...new Set(hidden)];
    assert.equal(kinds.length, 3);
    assert.deepEqual(kinds.filter((kind) => !note.includes(kind)), []);
    await close();
  });

  test('the contents call a part as the part calls itself', { skip: !advised }, async () => {
    const { page, close } = await open(browser, advised);
    const wrong = await page.$$eval('nav a', (links) =>
      links
        .filter((link) => link.textContent !== document.querySelector(`${link.hash} h2`)?.textContent)
        .map((link) => link.textContent),
    );
    assert.deepEqual(wrong, []);
    await close();
  });

  // What people take to a meeting on paper: at most so many pages of A4.
  const papers = {
    agenda: 4, beside: 11, respondents: 11, years: 6, benchmark: 5,
    'bcmb-achterwold': 12, short: 3, 'iederin-kerkveld': 9,
  };

  for (const [name, most] of Object.entries(papers)) {
    const url = files.includes(`${name}.html`) ? pathToFileURL(join(folder ?? '', `${name}.html`)).href : '';

    describe(`the paper ${name}`, { skip: url ? false : `${name}.html is not there` }, () => {
      test('the first screen holds the outcome, in a sentence and in a picture', async () => {
        const { page, close } = await open(browser, url);
        const feet = await page.evaluate(() =>
          ['.lead', 'svg[role="img"]'].map(
            (selector) => document.querySelector(`#outcome ${selector}`)?.getBoundingClientRect().bottom,
          ),
        );
        assert.ok(feet.every((foot) => foot > 0 && foot < 900), `they end at ${feet}`);
        assert.equal(await page.$eval('main > section', (section) => section.id), 'outcome');
        await close();
      });

      test('every picture has a title, a description and its numbers in words beside it', async () => {
        const { page, close } = await open(browser, url);
        const bare = await page.$$eval('svg:not([aria-hidden]):not(svg svg)', (pictures) =>
          pictures
            .filter(
              (picture) =>
                picture.getAttribute('role') !== 'img' ||
                !picture.querySelector('title')?.textContent ||
                !picture.querySelector('desc')?.textContent ||
                !/\d|\p{L}/u.test(
                  (picture.closest('tr') ?? picture.parentElement).querySelector(
                    'td:not(.graph, .picture), .legend, .figure',
                  )?.textContent ?? '',
                ),
            )
            .map((picture) => picture.outerHTML.slice(0, 120)),
        );
        assert.deepEqual(bare, []);
        await close();
      });

      test(`it prints on ${most} pages at most, none of them nearly empty, no heading at a foot`, async () => {
        const { page, close } = await open(browser, url);
        const headings = await page.$$eval('h2, h3', (list) => list.map((one) => one.textContent.trim()));
        await page.emulateMedia({ media: 'print' });
        const pdf = await page.pdf({ preferCSSPageSize: true });
        await close();
        const read = spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
        if (read.error) {
          return;
        }
        const pages = read.stdout
          .split('\f')
          .slice(0, -1)
          .map((text) => text.split('\n').filter((line) => line.trim() !== ''));
        pages.forEach((lines, index) => {
          assert.equal(lines.pop().replace(/\s/g, ''), `${index + 1}/${pages.length}`, 'a page has its number');
        });
        assert.ok(pages.length <= most, `${pages.length} pages`);
        assert.ok(pages.at(-1).length > 1, 'the last page holds more than a line');
        pages.slice(0, -1).forEach((lines, index) => {
          assert.ok(lines.length > 15, `page ${index + 1} has ${lines.length} lines`);
          assert.ok(!headings.includes(lines.at(-1).trim()), `"${lines.at(-1).trim()}" ends page ${index + 1}`);
        });
      });
    });
  }

  test('axe finds faults that were planted', async () => {
    const faulty = changed(files[0], (text) =>
      text
        .replace(/<html lang="[^"]*">/, '<html>')
        .replace('</main>', '<img src="data:,"><h6></h6><p><a href="#main"></a></p></main>'),
    );
    const { page, close } = await open(browser, faulty);
    const found = (await violations(page)).join('\n');
    for (const rule of ['html-has-lang', 'image-alt', 'link-name', 'empty-heading']) {
      assert.ok(found.includes(rule), `axe names ${rule}`);
    }
    await close();
  });
});
