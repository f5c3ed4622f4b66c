import { createCanvas } from '@napi-rs/canvas';
import fc from 'fast-check';
import { drawLetter, scanPdf, specimenLines, textPdf } from '../node/drawn-letter.ts';

/** Small, so that hundreds are opened in a minute. */
const small = createCanvas(310, 438);
small.getContext('2d').drawImage(drawLetter(specimenLines), 0, 0, 310, 438);
const asBytes = (buffer: Buffer): Uint8Array => Uint8Array.from(buffer);
const jpeg = asBytes(small.toBuffer('image/jpeg', 70));

const whole: readonly Uint8Array[] = [
  jpeg,
  asBytes(small.toBuffer('image/png')),
  asBytes(small.toBuffer('image/webp', 70)),
  textPdf([specimenLines]),
  scanPdf(small, jpeg),
];
const signatures = [
  '\xff\xd8\xff\xe0',
  '\x89PNG\r\n\x1a\n',
  'RIFF\xff\0\0\0WEBPVP8 ',
  '%PDF-1.7\n',
  '',
  'II*\0',
];

const noise = fc
  .tuple(
    fc.constantFrom(...signatures),
    fc.uint8Array({ maxLength: 400 }),
    fc.constantFrom('', '\n%%EOF\n', '\xff\xd9'),
  )
  .map(([head, bytes, tail]) =>
    Uint8Array.from(Buffer.concat([Buffer.from(head, 'latin1'), bytes, Buffer.from(tail, 'latin1')])),
  );

const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

/** Cut at any place; the end may stand there all the same, as where the middle was lost. */
const cut = fc.tuple(fc.constantFrom(...whole), share, fc.boolean()).map(([bytes, at, keepsEnd]) => {
  const head = bytes.subarray(0, Math.floor(bytes.length * at));
  return Uint8Array.from(Buffer.concat([head, keepsEnd ? bytes.subarray(-24) : new Uint8Array()]));
});

/** Some bytes changed, in the head more often than elsewhere, since sizes stand there. */
const changed = fc
  .tuple(
    fc.constantFrom(...whole),
    fc.array(fc.tuple(share, fc.nat({ max: 255 }), fc.boolean()), { minLength: 1, maxLength: 12 }),
  )
  .map(([bytes, changes]) => {
    const copy = Uint8Array.from(bytes);
    for (const [at, value, inHead] of changes) {
      copy[Math.floor(at * (inHead ? Math.min(200, copy.length) : copy.length))] = value;
    }
    return copy;
  });

/** Digits of a PDF are its sizes, counts and places. */
const miscounted = fc
  .tuple(
    fc.constantFrom(whole[3] as Uint8Array, whole[4] as Uint8Array),
    fc.array(fc.tuple(share, fc.constantFrom('9', '0', '-', '99999999')), { minLength: 1, maxLength: 5 }),
  )
  .map(([bytes, changes]) => {
    let text = Buffer.from(bytes).toString('latin1');
    for (const [at, digit] of changes) {
      const place = text.slice(Math.floor(at * text.length)).search(/\d/u);
      if (place < 0) continue;
      const from = Math.floor(at * text.length) + place;
      text = text.slice(0, from) + digit + text.slice(from + 1);
    }
    return Uint8Array.from(Buffer.from(text, 'latin1'));
  });

export const brokenFile: fc.Arbitrary<Uint8Array> = fc.oneof(noise, cut, changed, miscounted);
