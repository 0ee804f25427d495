// Running axe in a page. The pages allow no script, so axe is put there by the debugging protocol,
// which the content security policy does not govern.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// What depends on colours only.
const colourRules = ['color-contrast', 'link-in-text-block'];

// What axe finds wrong, a line for each: the rule, what it says, and the first places.
export async function violations(page, { colours = false } = {}) {
  await page.evaluate(source);
  const result = await page.evaluate(
    (runOnly) => globalThis.axe.run(document, { runOnly }),
    colours ? { type: 'rule', values: colourRules } : { type: 'tag', values: tags },
  );
  return result.violations.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, 3).map((node) => node.html.slice(0, 160));
    return `${id}: ${help} (${nodes.length}x)\n  ${places.join('\n  ')}`;
  });
}
