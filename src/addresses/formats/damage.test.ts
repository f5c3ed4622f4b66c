import { expect, test } from 'vitest';
import { importTexts, openRows } from './import.fixture.ts';
import { createChance, specimenRows } from './specimen-rows.fixture.ts';
import { darEntities, dawaFlat, dawaNested, writeCsv, writeDawaCsv, writeJson } from './writers.fixture.ts';

const rows = specimenRows(11);
const entities = darEntities(rows);

const forms: Readonly<Record<string, string>> = {
  csv: writeCsv(rows),
  'csv, quoted': writeCsv(rows).replace(/[^;\n]+/g, '"$&"'),
  'DAWA csv': writeDawaCsv(rows),
  'DAWA flat': writeJson(rows.map(dawaFlat), 'array'),
  'DAWA flat, on many lines': writeJson(rows.map(dawaFlat), 'pretty'),
  'DAWA nested': writeJson(rows.map(dawaNested), 'array'),
  'DAWA nested, lines': writeJson(rows.map(dawaNested), 'lines'),
  DAR: JSON.stringify(entities),
  'DAR, on many lines': JSON.stringify(entities, undefined, 1),
  'DAR, lines': writeJson(Object.values(entities).flat(), 'lines'),
  'DAR, with vejmidte': JSON.stringify(darEntities(rows, { kommuneBy: 'vejmidte' })),
};

/** For each sign, whether it belongs to a value: there a change may make one right value of another. */
function valuesIn(text: string): Uint8Array {
  const isValue = new Uint8Array(text.length);
  const parts = /^[[{]/.test(text)
    ? text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[\w.+-]+/g)
    : text.matchAll(/[^;,"\r\n]+/g);
  for (const { 0: part, 1: colon, index } of parts) {
    const quoted = part.startsWith('"') ? 1 : 0;
    if (colon === undefined) isValue.fill(1, index + quoted, index + part.length - quoted);
  }
  return isValue;
}

/** Where damage may begin: the header of CSV is left out, for a column that nobody knows is none that is lost. */
const firstPlace = (text: string): number => (/^[[{]/.test(text) ? 0 : text.indexOf('\n') + 1);

const anywhere = ['{', '}', '[', ']', '\\', ';', '\n', '\0', '\uFFFD', '\u0007', '"'];
const betweenValues = [...anywhere, ',', ':', 'x', '1', ' '];

/**
 * Left out is what leads from one right value to another, as no reader could tell: letters, digits and signs of
 * names within a value changed or lost, and pieces lost from the middle, where the head of one address meets the tail
 * of the next.
 */
function damage(text: string, chance: () => number): string {
  const isValue = valuesIn(text);
  const first = firstPlace(text);
  const at = first + Math.floor(chance() * (text.length - first));
  const kind = chance();
  if (kind < 0.15) return text.slice(0, at);
  const inValue = isValue[at] === 1;
  if (kind < 0.4 && !inValue) return text.slice(0, at) + text.slice(at + 1);
  const signs = inValue ? anywhere : betweenValues;
  const sign = signs[Math.floor(chance() * signs.length)] ?? '';
  // Where a value begins, a letter put before it belongs to it.
  const atEdge = !inValue && (isValue[at - 1] === 1 || isValue[at] === 1 || isValue[at + 1] === 1);
  if (atEdge && !anywhere.includes(sign)) return text.slice(0, at) + anywhere[0] + text.slice(at);
  return text.slice(0, at) + sign + text.slice(at + (kind < 0.8 ? 1 : 0));
}

test('a damaged file gives a report, or an error, and never a wrong address', () => {
  const chance = createChance(2026);
  const names = Object.keys(forms);
  const right = openRows(rows);
  let lessened = 0;
  for (let turn = 0; turn < 2200; turn += 1) {
    const name = names[turn % names.length] ?? '';
    const whole = forms[name] ?? '';
    const damaged = damage(whole, chance);
    const outcome = importTexts(damaged);
    let at = 0;
    while (at < damaged.length && whole[at] === damaged[at]) at += 1;
    const told = `${name}, turn ${turn}: ${JSON.stringify(damaged.slice(Math.max(0, at - 60), at + 60))}`;
    for (const [id, row] of outcome.rows) expect(row, told).toEqual(right.get(id));
    if (outcome.rows.size === right.size) continue;
    lessened += 1;
    // A file of lines that ends after one of them, or in a column that is not read, is whole to the eye.
    if (whole.startsWith(damaged) && /^[\d.]*\r?\n|^$/.test(whole.slice(damaged.trimEnd().length))) continue;
    expect(outcome.problem !== undefined || outcome.bad.length > 0, told).toBe(true);
  }
  expect(lessened).toBeGreaterThan(1000);
});

test('what is broken costs itself, not what stands after it', () => {
  for (const [name, whole] of Object.entries(forms).filter(([form]) => /^DAWA (?:flat|nested)/.test(form))) {
    const places = [...whole.matchAll(/"husnr": ?("[^"]*"),/g)];
    const middle = places[Math.floor(places.length / 2)];
    if (middle === undefined) throw new Error(name);
    for (const lost of [0, 6, middle[0].length - 2, middle[0].length - 1]) {
      const at = middle.index + lost;
      const { rows: left, bad } = importTexts(whole.slice(0, at) + whole.slice(at + 1));
      expect(left.size, name).toBeGreaterThanOrEqual(openRows(rows).size - 2);
      expect(bad.length, name).toBeGreaterThan(0);
    }
  }
});
