// The same job by hand in JavaScript: node node.mjs FILE > results.ndjson
import { openSync, readSync, writeSync } from 'node:fs';

const sizes = [['a', 8], ['b', 3], ['c', 5], ['d', 5], ['e', 5], ['f', 5]];
const items = [];
const themes = sizes.map(([id, count]) => {
  const theme = { id, items: [], weight: 0 };
  for (let i = 1; i <= count; i++) {
    const item = { key: `${id}.${i}`, weight: (items.length % 3) + 1 };
    items.push(item);
    theme.items.push(item);
  }
  return theme;
});
const knockouts = ['a.1', 'b.1', 'c.1'];
const points = { goed: 1, 'moet-beter': 0.5, niet: 0 };

const round = (value) => Math.floor(value + 0.5 + 1e-9);

// The level of a concept: the worst of what was answered.
function level(answers, keys) {
  let worst = 2;
  for (const key of keys) {
    const worth = points[answers[key]];
    if (worth !== undefined && worth < worst) worst = worth;
  }
  return worst === 2 ? 'unknown' : worst >= 0.75 ? 'goed' : worst >= 0.25 ? 'moet-beter' : 'niet';
}
const weak = (answers, keys) => {
  const found = level(answers, keys);
  return found === 'moet-beter' || found === 'niet';
};

function scoreTheme(theme, answers) {
  let sum = 0;
  let answered = 0;
  let all = 0;
  let count = 0;
  for (const { key, weight } of theme.items) {
    const worth = points[answers[key]];
    all += weight;
    if (worth === undefined) continue;
    sum += weight * worth;
    answered += weight;
    count++;
  }
  const has = count > 0 && count / theme.items.length >= 0.5;
  return {
    count,
    has,
    ratio: answered > 0 ? sum / answered : 0,
    low: sum / all,
    high: (sum + all - answered) / all,
  };
}

function advise(answers, context) {
  const fired = [];
  const failed = context.failed;
  const is = (key, word) => level(answers, [key]) === word;
  let access = 0;
  let known = 0;
  for (const key of ['c.1', 'c.2', 'c.3']) {
    const worth = points[answers[key]];
    if (worth === undefined) continue;
    access += worth;
    known++;
  }
  const inwoners = Number(context.inwoners);
  if (is('a.1', 'niet')) fired.push('r01');
  if (weak(answers, ['a.2', 'a.3']) && weak(answers, ['b.1'])) fired.push('r02');
  if (is('c.1', 'niet') || is('c.2', 'niet') || is('c.3', 'niet')) fired.push('r03');
  if (failed >= 2) fired.push('r08');
  if (known > 0 && access / known < 0.5) fired.push('r04');
  if (answers['a.8'] === 'goed' && points[answers['a.5']] === undefined) fired.push('r05');
  const [e, b] = [context.shown[4], context.shown[1]];
  if (e !== null && e >= 75 && b !== null && b < 50) fired.push('r06');
  if (inwoners >= 100000 && level(answers, ['f.1', 'f.2']) === 'niet') fired.push('r07');
  if ((100 * context.unknown) / 31 > 5) fired.push('r09');
  if (context.role === 'client' && weak(answers, ['e.1', 'e.2'])) fired.push('r10');
  return fired;
}

function scoreRecord(line, record) {
  const { answers, subject } = record;
  let failed = 0;
  let attention = 0;
  let open = 0;
  for (const key of knockouts) {
    const worth = points[answers[key]];
    if (worth === undefined) open++;
    else if (worth === 0) failed++;
    else if (worth === 0.5) attention++;
  }
  let answered = 0;
  let sum = 0;
  let units = 0;
  let low = 0;
  let high = 0;
  const shown = [];
  for (const theme of themes) {
    const score = scoreTheme(theme, answers);
    answered += score.count;
    low += score.low;
    high += score.high;
    shown.push(score.has ? round(100 * score.ratio) : null);
    if (!score.has) continue;
    sum += score.ratio;
    units++;
  }
  let unknown = 0;
  for (const { key } of items) if (answers[key] === 'unknown') unknown++;

  const completeness = answered / 31;
  const has = units > 0 && completeness >= 0.5;
  const provisional = has && (units < 6 || completeness < 0.75);
  const cap = failed > 0 ? 60 : 100;
  const value = has ? (100 * sum) / units : 0;
  // The value lies within its bounds, though these count what it leaves out. The cap rests on the
  // core questions: while one is open, nothing is certain.
  const least = has ? Math.min(value, (100 * low) / 6) : (100 * low) / 6;
  const most = has ? Math.max(value, (100 * high) / 6) : (100 * high) / 6;
  const lowest = open > 0 ? 0 : round(Math.min(cap, least));
  const highest = open > 0 ? 100 : round(Math.min(cap, most));
  const total = round(Math.min(cap, value));

  const out = { line, key: subject.code, respondent: record.respondent, role: record.role,
    date: record.date, status: has ? 'value' : 'incomplete' };
  if (has) out.score = total;
  if (lowest < highest) {
    out.low = lowest;
    out.high = highest;
    if (open > 0) out.bounds = 'enclosing';
  }
  out.completeness = answered === 31 ? 1 : Math.min(0.99, round(100 * completeness) / 100);
  if (provisional) out.provisional = true;
  else if (has) out.band = total >= 80 ? 'op-orde' : total >= 50 ? 'redelijk' : 'niet-op-orde';
  out.verdict = failed > 0 ? 'failed' : attention > 0 ? 'attention' : open > 0 ? 'unknown' : 'passed';
  out.sections = {};
  themes.forEach((theme, i) => { out.sections[theme.id] = shown[i]; });
  const advice = advise(answers,
    { failed, shown, unknown, inwoners: subject.inwoners, role: record.role });
  if (advice.length > 0) out.advice = advice;
  return JSON.stringify(out);
}

const file = openSync(process.argv[2], 'r');
const chunk = Buffer.allocUnsafe(1 << 20);
let rest = '';
let line = 0;
for (;;) {
  const got = readSync(file, chunk, 0, chunk.length, null);
  if (got === 0) break;
  const text = rest + chunk.latin1Slice(0, got); // the answers are ASCII
  let out = '';
  let at = 0;
  for (;;) {
    const end = text.indexOf('\n', at);
    if (end < 0) break;
    out += scoreRecord(++line, JSON.parse(text.slice(at, end))) + '\n';
    at = end + 1;
  }
  rest = text.slice(at);
  writeSync(1, out);
}
