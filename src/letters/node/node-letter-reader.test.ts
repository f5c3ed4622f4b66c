import { createCanvas } from '@napi-rs/canvas';
import { afterAll, expect, test } from 'vitest';
import { calendarDate } from '../../domain/calendar-date.ts';
import { candidatesOf, formatCitation } from '../../domain/legal-basis.ts';
import type { ReadProblem } from '../../domain/permit-letter.ts';
import type { ReadOptions, ReadProgress } from '../letter-reader.ts';
import {
  type DrawOptions,
  drawLetter,
  scanPdf,
  specimenLines,
  textPdf,
  withExifOrientation,
} from './drawn-letter.ts';
import { createNodeLetterReader } from './index.ts';

const reader = createNodeLetterReader();
afterAll(() => reader.close());

const options: ReadOptions = { today: calendarDate('2026-11-23'), series: 'practice' };
const read = async (...files: readonly Uint8Array[]) =>
  reader.read(
    files.map((bytes) => ({ name: 'brev', bytes })),
    options,
  );

const asJpeg = (draw: DrawOptions = {}, lines = specimenLines): Uint8Array =>
  Uint8Array.from(drawLetter(lines, draw).toBuffer('image/jpeg', 80));
const asPng = (draw: DrawOptions = {}, lines = specimenLines): Uint8Array =>
  Uint8Array.from(drawLetter(lines, draw).toBuffer('image/png'));

async function factsOf(...files: readonly Uint8Array[]) {
  const outcome = await read(...files);
  if (!outcome.ok) throw new Error(`Not read: ${outcome.error.kind}`);
  const { reading } = outcome.value;
  const [person] = reading.persons;
  return {
    cpr: person?.cpr?.value,
    name: person?.name?.value,
    born: person?.birthDate?.value,
    ground:
      person?.legalBasis === undefined
        ? undefined
        : candidatesOf(person.legalBasis.value).map(formatCitation)[0],
    from: person?.validFrom?.value,
    to: person?.validTo?.value,
    letterDate: reading.letterDate?.value,
    caseNumber: reading.caseNumber?.value,
  };
}

const truth = {
  cpr: '0101455009',
  name: 'Amina Yusuf Warsame',
  born: '2045-01-01',
  ground: '§ 9, stk. 1, nr. 2',
  from: '2056-06-03',
  to: '2058-06-02',
  letterDate: '2056-06-03',
  caseNumber: '56/123456',
};

test.each<[string, DrawOptions]>([
  ['upright', {}],
  ['upside down', { turned: 180 }],
  ['on its side', { turned: 90 }],
  ['on its other side and tilted', { turned: 267 }],
  ['tilted and faint on grey paper', { turned: -4, paper: '#d8d2c4', ink: '#8a8a8a' }],
])('a photograph of the letter %s is read', async (_how, draw) => {
  expect(await factsOf(asJpeg(draw))).toEqual(truth);
});

test('a stamp across the number does not hide it', async () => {
  const over: DrawOptions['over'] = (context) => {
    // Ink on ink: print stays black under a stamp.
    context.globalCompositeOperation = 'multiply';
    context.strokeStyle = '#2a52be';
    context.lineWidth = 5;
    context.beginPath();
    context.arc(560, 770, 110, 0, 2 * Math.PI);
    context.stroke();
  };
  expect((await factsOf(asPng({ over }))).cpr).toBe(truth.cpr);
});

test('a number that something covers in part is not guessed', async () => {
  const over: DrawOptions['over'] = (context) => {
    context.fillStyle = '#fff';
    context.fillRect(
      140 + context.measureText('Dit administrative CPR-nummer er 010145-500').width,
      760,
      30,
      18,
    );
  };
  const outcome = await read(asPng({ over }));
  if (!outcome.ok) throw new Error(outcome.error.kind);
  const cpr = outcome.value.reading.persons[0]?.cpr;
  expect([undefined, truth.cpr]).toContain(cpr?.value);
});

test('a photograph is turned as its EXIF note says', async () => {
  // Orientation 6: the top of the letter is at the picture's right side… of a picture lying on its left.
  const lying = asJpeg({ turned: 270 });
  const outcome = await read(withExifOrientation(lying, 6));
  expect(outcome.ok && outcome.value.reading.persons[0]?.cpr?.value).toBe(truth.cpr);
  expect(outcome.ok && outcome.value.pages[0]).toMatchObject({ mediaType: 'image/jpeg' });
});

test.each([0, 90, 180, 270])('the text of a PDF turned by %i degrees is taken as it is', async (rotate) => {
  const outcome = await read(textPdf([specimenLines], { rotate }));
  if (!outcome.ok) throw new Error(outcome.error.kind);
  const [person] = outcome.value.reading.persons;
  // It stands in the address alone, where parents' and sponsors' names stand too.
  expect(person?.name).toMatchObject({ value: truth.name, confidence: 1, certainty: 'look' });
  expect(person?.cpr).toMatchObject({ value: truth.cpr, certainty: 'sure' });
  // The box of the number lies where it is printed on the upright page: line 15, left half.
  const box = person?.cpr?.box;
  expect(box?.page).toBe(0);
  expect(Math.abs((box?.top ?? 0) - (842 - (760 - 14 * 18) - 11) / 842)).toBeLessThan(0.02);
  const [page] = outcome.value.pages;
  expect((page?.height ?? 0) / (page?.width ?? 1)).toBeCloseTo(842 / 595, 1);
});

test('a scan in a PDF is recognised, and a bad text layer under it is not believed', async () => {
  const canvas = drawLetter(specimenLines);
  const jpeg = Uint8Array.from(canvas.toBuffer('image/jpeg', 80));
  const hidden = specimenLines.map((line) =>
    line.replace('010145-5009', '010146-6009').replace('Amina', 'Arnina'),
  );
  expect(await factsOf(scanPdf(canvas, jpeg, hidden))).toEqual(truth);
});

test('what is found at first sight is told while the rest is read', async () => {
  const found: (string | undefined)[] = [];
  let isDone = false;
  const onFound: NonNullable<ReadOptions['onFound']> = ({ persons: [person] }) => {
    if (!isDone) found.push(person?.birthDate?.value);
  };
  await reader.read([{ name: 'brev', bytes: asPng({}, specimenLines) }], { ...options, onFound });
  isDone = true;
  expect(found).toEqual(['2045-01-01']);
});

test('the pages of a letter may be in one file or in several', async () => {
  const head = specimenLines.slice(0, 11);
  const tail = specimenLines.slice(11);
  expect(await factsOf(textPdf([head, tail]))).toEqual(truth);
  expect(await factsOf(textPdf([head]), asPng({}, tail))).toEqual(truth);
});

const encrypted = textPdf([specimenLines], {
  trailer: `/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`,
});
const blank = Uint8Array.from(createCanvas(1240, 1754).toBuffer('image/png'));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each<[string, () => Uint8Array, ReadProblem]>([
  ['an empty file', () => new Uint8Array(), { kind: 'empty-file' }],
  ['a locked PDF', () => encrypted, { kind: 'encrypted-pdf' }],
  ['a PDF cut short', () => textPdf([specimenLines]).subarray(0, 900), { kind: 'damaged-file' }],
  ['a PDF of nothing', () => bytes('%PDF-1.4\n%%EOF\n'), { kind: 'damaged-file' }],
  ['a JPEG cut short', () => asJpeg().subarray(0, 20_000), { kind: 'damaged-file' }],
  ['a PNG cut short', () => asPng().subarray(0, 5000), { kind: 'damaged-file' }],
  [
    'a JPEG of noise',
    () => Uint8Array.from([0xff, 0xd8, 0xff, 1, 2, 3, 4, 0xff, 0xd9]),
    { kind: 'damaged-file' },
  ],
  ['a TIFF', () => bytes('II*\0rest'), { kind: 'unsupported-format', format: 'TIFF' }],
  ['a HEIC', () => bytes('\0\0\0\x18ftypheic\0\0\0\0'), { kind: 'unsupported-format', format: 'HEIC' }],
  [
    'a text file',
    () => bytes('Dit CPR-nummer er 010145-5009'),
    { kind: 'unsupported-format', format: 'ukendt' },
  ],
  ['a blank page', () => blank, { kind: 'no-text' }],
  [
    'a book',
    () => textPdf(Array.from({ length: 31 }, () => specimenLines)),
    { kind: 'too-many-pages', pages: 31, limit: 30 },
  ],
])('%s is a problem with its name', async (_what, make, problem) => {
  expect(await read(make())).toEqual({ ok: false, error: problem });
});

test('a paper that tells of no permit is shown, but is not called a permit letter', async () => {
  const outcome = await read(
    textPdf([['Lejekontrakt', '', 'Lejemålet begynder den 1. juni 2056. Lejen er 4.000 kr.']]),
  );
  expect(outcome.ok && outcome.value.reading.kind).toBe('other');
  expect(outcome.ok && outcome.value.pages).toHaveLength(1);
});

test('a reader for somebody who does not look at pages makes no pictures of them', async () => {
  const unseen = createNodeLetterReader({ pictures: false });
  const files = [{ name: 'brev.pdf', bytes: textPdf([specimenLines]) }];
  const outcome = await unseen.read(files, options);
  await unseen.close();
  expect(outcome.ok && outcome.value.reading.persons[0]?.cpr?.value).toBe(truth.cpr);
  expect(outcome.ok && outcome.value.pages).toEqual([]);
});

test('lists still grow as the engine lets them, when a PDF has been read', async () => {
  const before = Array.prototype.push;
  await read(textPdf([specimenLines]));
  expect(Array.prototype.push).toBe(before);
  expect(String(before)).toContain('[native code]');
});

test('a cancelled reading ends at once, and the next letter is read', async () => {
  const cancel = new AbortController();
  const stages: ReadProgress['stage'][] = [];
  const outcome = await reader.read([{ name: 'brev', bytes: asJpeg() }], {
    ...options,
    cancellation: cancel.signal,
    onProgress: ({ stage }) => {
      stages.push(stage);
      if (stage === 'recognising') cancel.abort();
    },
  });
  expect(outcome).toEqual({ ok: false, error: { kind: 'cancelled' } });
  expect(stages).not.toContain('finding-fields');
  expect((await factsOf(asJpeg())).cpr).toBe(truth.cpr);
});

test('an engine that cannot start is a problem, and text in a PDF is read without it', async () => {
  const broken = createNodeLetterReader({ startEngine: () => Promise.reject(new Error('no engine')) });
  const scan = await broken.read([{ name: 'brev', bytes: asJpeg() }], options);
  expect(scan).toEqual({ ok: false, error: { kind: 'reader-unavailable' } });
  const text = await broken.read([{ name: 'brev', bytes: textPdf([specimenLines]) }], options);
  expect(text.ok && text.value.reading.persons[0]?.cpr?.value).toBe(truth.cpr);
  await broken.close();
});

test.each(['i', 'j', 'l'])('a lonely %s after the paragraph is not lost', async (letter) => {
  const lines = specimenLines.map((line) =>
    line.replace('udlændingelovens § 9, stk. 1, nr. 2', `udlændingelovens § 9 ${letter}, stk. 1`),
  );
  const outcome = await read(asPng({}, lines));
  const basis = outcome.ok ? outcome.value.reading.persons[0]?.legalBasis?.value : undefined;
  expect(basis && candidatesOf(basis).map(formatCitation)).toEqual([`§ 9 ${letter}, stk. 1`]);
});
