import type { Canvas } from '@napi-rs/canvas';
import { afterAll, expect, test } from 'vitest';
import { calendarDate } from '../../domain/calendar-date.ts';
import { cardZone, passportZone } from '../documents/zone-specimen.ts';
import { drawDocument } from './drawn-document.ts';
import { drawLetter, specimenLines } from './drawn-letter.ts';
import { createNodeLetterReader } from './index.ts';

const reader = createNodeLetterReader();
afterAll(() => reader.close());

async function readTogether(...pages: readonly Canvas[]) {
  const files = pages.map((page) => ({
    name: 'side.jpg',
    bytes: Uint8Array.from(page.toBuffer('image/jpeg', 85)),
  }));
  const outcome = await reader.read(files, { today: calendarDate('2026-11-23'), series: 'practice' });
  if (!outcome.ok) throw new Error(`Not read: ${outcome.error.kind}`);
  return outcome.value.reading;
}

const letterOf = (name: string): Canvas =>
  drawLetter(
    specimenLines.map((line) => line.replace('Amina Yusuf Warsame', name).replace('somalisk', 'tyrkisk')),
  );

const passportLines = [
  'TÜRKİYE CUMHURİYETİ|PASAPORT / PASSPORT',
  '',
  'Soyadı / Surname',
  'YILDIRIM',
  'Adı / Given names',
  'GÖKHAN',
  'Doğum tarihi / Date of birth',
  '01.01.2045',
];
const holder = { surname: 'YILDIRIM', given: 'GOEKHAN', born: '450101', state: 'TUR' };

test('a name with letters that Danish lacks is read', async () => {
  const [person] = (await readTogether(letterOf('Gökhan Çelikoğlu'))).persons;
  expect(person?.name?.value).toBe('Gökhan Çelikoğlu');
});

test('a passport scanned along agrees with the letter, and gives no value', async () => {
  const reading = await readTogether(
    letterOf('Gökhan Yıldırım'),
    drawDocument(passportLines, passportZone(holder)),
  );
  expect(reading.kind).toBe('permit-letter');
  expect(reading.notes).toEqual([]);
  expect(reading.persons).toHaveLength(1);
  expect(reading.persons[0]?.cpr?.value).toBe('0101455009');
  expect(reading.persons[0]?.name?.value.slice(0, 6)).toBe('Gökhan');
});

test('a residence card of somebody else is noted', async () => {
  const card = cardZone({ surname: 'TANAKA', given: 'HIROSHI', born: '400102', state: 'JPN' });
  const reading = await readTogether(
    letterOf('Gökhan Yıldırım'),
    drawDocument(['DANMARK|OPHOLDSKORT / RESIDENCE CARD', '', 'TANAKA', 'HIROSHI'], card),
  );
  expect(reading.notes.map(({ kind }) => kind)).toEqual([
    'document-contradicts-name',
    'document-contradicts-birth-date',
    'document-contradicts-citizenship',
  ]);
  expect(reading.persons[0]?.name?.value.slice(0, 6)).toBe('Gökhan');
});
