import { crc32, deflateSync } from 'node:zlib';
import { assemblePdf, pdfStream, specimenLines, textPdf } from '../node/drawn-letter.ts';

const latin1 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
const long = (value: number): Uint8Array => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
};
const joined = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));

/** A PNG whose header tells any size. */
function pngOf(
  width: number,
  height: number,
  depth = 8,
  data = new Uint8Array(64),
  isSummed = true,
): Uint8Array {
  const header = joined(long(width), long(height), Uint8Array.from([depth, 2, 0, 0, 0]));
  const chunk = (name: string, body: Uint8Array): Uint8Array => {
    const named = joined(latin1(name), body);
    return joined(long(body.length), named, long(isSummed ? crc32(named) : 0));
  };
  const signature = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return joined(
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(data)),
    chunk('IEND', new Uint8Array()),
  );
}

const page = (more: string): string => `<< /Type /Page /Parent 2 0 R ${more} >>`;
const onePage = (box: string, more = '', ...objects: readonly (string | Uint8Array)[]): Uint8Array =>
  assemblePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    page(`/MediaBox ${box} ${more}`),
    ...objects,
  ]);
const a4 = '[0 0 595 842]';
const drawn = '/Resources << /XObject << /P 5 0 R >> >> /Contents 4 0 R';
const picture = (size: string, filter: string, body: Uint8Array): Uint8Array =>
  onePage(
    a4,
    drawn,
    pdfStream('', latin1('q 595 0 0 842 0 0 cm /P Do Q')),
    pdfStream(
      `/Type /XObject /Subtype /Image ${size} /ColorSpace /DeviceGray /BitsPerComponent 8 ${filter}`,
      body,
    ),
  );
const content = (text: string): Uint8Array => onePage(a4, '/Contents 4 0 R', pdfStream('', latin1(text)));
const huge = '/Width 60000 /Height 60000';
const noise = Uint8Array.from({ length: 900 }, (_, at) => (at * 89 + (at >> 3)) & 0xff);

/** Files that say more than they hold, or hold more than they say. */
export const bombs: readonly (readonly [what: string, make: () => Uint8Array])[] = [
  ['a PNG of 60,000 by 60,000', () => pngOf(60_000, 60_000)],
  ['a PNG of 4,294,967,295 by 1', () => pngOf(2 ** 32 - 1, 1)],
  ['a PNG of 20,000 by 5,000 without its pixels', () => pngOf(20_000, 5000)],
  ['a PNG of 16 bits', () => pngOf(40, 40, 16, new Uint8Array(40 * (1 + 40 * 6)))],
  ['a PNG whose sums are wrong', () => pngOf(40, 40, 8, new Uint8Array(40 * 121), false)],
  ['a PNG of no width', () => pngOf(0, 10)],
  ['a PDF page of a million points', () => onePage('[0 0 1000000 1000000]')],
  ['a PDF page of a million points by one', () => onePage('[0 0 1000000 1]')],
  ['a PDF page without a size', () => onePage('[0 0 0 0]')],
  ['a PDF page of sizes that are no numbers', () => onePage('[/A (b) 1e999 -1e999]')],
  [
    'a PDF that says it has a thousand million pages',
    () =>
      assemblePdf([
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>',
        page(`/MediaBox ${a4}`),
      ]),
  ],
  ['a PDF of 3,000 pages', () => textPdf(Array.from({ length: 3000 }, () => ['']))],
  [
    'a page tree that is its own branch',
    () =>
      assemblePdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>']),
  ],
  [
    'a page tree a thousand deep',
    () =>
      assemblePdf([
        '<< /Type /Catalog /Pages 2 0 R >>',
        ...Array.from(
          { length: 1000 },
          (_, nth) => `<< /Type /Pages /Parent ${nth + 1} 0 R /Kids [${nth + 3} 0 R] /Count 1 >>`,
        ),
        page(`/MediaBox ${a4}`),
      ]),
  ],
  [
    'a form that draws itself',
    () =>
      onePage(
        a4,
        drawn,
        pdfStream('', latin1('/P Do')),
        pdfStream(
          `/Type /XObject /Subtype /Form /BBox ${a4} /Resources << /XObject << /P 5 0 R >> >>`,
          latin1('/P Do /P Do'),
        ),
      ),
  ],
  ['lists within lists', () => content(`${'['.repeat(50_000)}${']'.repeat(50_000)} TJ`)],
  [
    'dictionaries within dictionaries',
    () => onePage(a4, `/X ${'<< /Y '.repeat(20_000)}1${' >>'.repeat(20_000)}`),
  ],
  ['states saved and never restored', () => content('q '.repeat(3000))],
  ['text without end', () => content(`BT /F1 9 Tf ${'(aaaaaaaa) Tj '.repeat(60_000)} ET`)],
  ['a text of one endless word', () => content(`BT /F1 1 Tf (${'a'.repeat(300_000)}) Tj ET`)],
  [
    'a picture of 60,000 by 60,000',
    () => picture(huge, '/Filter /FlateDecode', deflateSync(new Uint8Array(9))),
  ],
  [
    'a stream that grows a thousandfold',
    () =>
      picture('/Width 4000 /Height 4000', '/Filter /FlateDecode', deflateSync(new Uint8Array(16_000_000))),
  ],
  [
    'a stream packed twice',
    () =>
      picture(
        '/Width 9000 /Height 9000',
        '/Filter [/FlateDecode /FlateDecode]',
        deflateSync(deflateSync(new Uint8Array(30_000_000))),
      ),
  ],
  [
    'a stream whose length is a lie',
    () => onePage(a4, '/Contents 4 0 R', '<< /Length 999999999 >>\nstream\nBT ET\nendstream'),
  ],
  ...['JBIG2Decode', 'JPXDecode', 'CCITTFaxDecode', 'DCTDecode', 'LZWDecode', 'RunLengthDecode'].map(
    (filter) =>
      [`noise as ${filter}`, () => picture('/Width 800 /Height 800', `/Filter /${filter}`, noise)] as const,
  ),
  ...['JBIG2Decode', 'JPXDecode', 'CCITTFaxDecode'].map(
    (filter) =>
      [`a huge picture of noise as ${filter}`, () => picture(huge, `/Filter /${filter}`, noise)] as const,
  ),
  [
    'a cross-reference that points nowhere',
    () =>
      latin1(
        Buffer.from(textPdf([specimenLines]))
          .toString('latin1')
          .replace(/startxref\n\d+/u, 'startxref\n99999999'),
      ),
  ],
  [
    'a cross-reference that points at itself',
    () =>
      latin1(
        '%PDF-1.5\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Prev 9 /Size 1 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n',
      ),
  ],
];

/** Files of other kinds, named as letters: told by their first bytes. */
export const strangers: readonly (readonly [format: string, bytes: Uint8Array])[] = [
  ['TIFF', latin1('II*\0\x08\0\0\0')],
  ['TIFF', latin1('MM\0*\0\0\0\x08')],
  ['HEIC', latin1('\0\0\0\x18ftypheic\0\0\0\0mif1heic')],
  ['AVIF', latin1('\0\0\0\x1cftypavif\0\0\0\0avifmif1')],
  ['GIF', latin1('GIF89a\x01\0\x01\0\0\0\0;')],
  ['BMP', latin1('BM\x3a\0\0\0\0\0\0\0\x36\0\0\0')],
  ['ZIP/Office', latin1('PK\x03\x04\x14\0\0\0\x08\0')],
  ['Office', latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')],
  ['ukendt', latin1('<!doctype html><title>Brev</title><p>Dit CPR-nummer er 010145-5009')],
  ['ukendt', latin1('MZ\x90\0\x03\0\0\0')],
];
