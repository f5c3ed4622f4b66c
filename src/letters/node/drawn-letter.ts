import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Canvas, createCanvas, GlobalFonts } from '@napi-rs/canvas';

// Liberation Sans comes with pdf.js, so that drawing needs no fonts of the machine.
const fonts = join(
  dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')),
  'standard_fonts',
);
GlobalFonts.registerFromPath(join(fonts, 'LiberationSans-Regular.ttf'), 'Specimen');

/** A fictive letter to a person who cannot exist yet; the texts of the rules' tests, as print. */
export const specimenLines: readonly string[] = [
  'Udlændingestyrelsen',
  '',
  'Amina Yusuf Warsame|Dato: 3. juni 2056',
  'Kirkevej 12, 1. tv.|Sagsnr.: 56/123456',
  '5000 Odense C|Person ID: 8871927103',
  '',
  'Du har fået opholdstilladelse',
  '',
  'Udlændingestyrelsen har i dag givet dig opholdstilladelse efter',
  'udlændingelovens § 9, stk. 1, nr. 2. Du er somalisk statsborger',
  'og født den 1. januar 2045.',
  '',
  'Tilladelsen gælder fra den 3. juni 2056 til den 2. juni 2058.',
  '',
  'Dit administrative CPR-nummer er 010145-5009.',
  '',
  'Du skal henvende dig til Borgerservice i den kommune, hvor du',
  'skal bo, for at få registreret din adresse. Tag dette brev med.',
  '',
  'Du må arbejde i Danmark, jf. udlændingelovens § 14, stk. 1, nr. 2.',
  'Tilladelsen kan bortfalde efter udlændingelovens § 17, stk. 1.',
  '',
  'Udlændingestyrelsen, tlf. 35 36 66 00, EAN 5798000433875',
];

export interface DrawOptions {
  /** Degrees clockwise. */
  readonly turned?: number;
  /** Colours of paper and ink, e.g. `#ddd` and `#888`. */
  readonly paper?: string;
  readonly ink?: string;
  /** Draws after the print: a stamp. */
  readonly over?: (context: ReturnType<Canvas['getContext']>) => void;
}

/** Draws lines of text on an A4 page at 150 dpi; `|` begins the right column. */
export function drawLetter(lines: readonly string[], options: DrawOptions = {}): Canvas {
  const [width, height] = [1240, 1754];
  const turned = ((options.turned ?? 0) * Math.PI) / 180;
  const onItsSide = Math.abs(Math.sin(turned)) > 0.7;
  const canvas = onItsSide ? createCanvas(height, width) : createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = options.paper ?? '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate(turned);
  context.translate(-width / 2, -height / 2);
  context.fillStyle = options.ink ?? '#000';
  context.font = '25px Specimen';
  lines.forEach((line, row) => {
    const [left = '', right = ''] = line.split('|');
    context.fillText(left, 140, 190 + row * 42);
    context.fillText(right, 800, 190 + row * 42);
  });
  options.over?.(context);
  return canvas;
}

/** A JPEG with an EXIF note that says how to turn it for viewing. */
export function withExifOrientation(jpeg: Uint8Array, orientation: number): Uint8Array {
  // APP1 "Exif", a big-endian TIFF header, and one directory entry: tag 0x0112, type SHORT.
  const note = [
    0xff,
    0xe1,
    0x00,
    0x22,
    0x45,
    0x78,
    0x69,
    0x66,
    0x00,
    0x00,
    0x4d,
    0x4d,
    0x00,
    0x2a,
    0x00,
    0x00,
    0x00,
    0x08,
    0x00,
    0x01,
    0x01,
    0x12,
    0x00,
    0x03,
    0x00,
    0x00,
    0x00,
    0x01,
    0x00,
    orientation,
    0x00,
    0x00,
    0x00,
    0x00,
    0x00,
    0x00,
  ];
  return Uint8Array.from([...jpeg.subarray(0, 2), ...note, ...jpeg.subarray(2)]);
}

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0) & 0xff);

function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A PDF file of numbered objects, written by hand. Object 1 is the catalogue. */
export function assemblePdf(objects: readonly (string | Uint8Array)[], trailer = ''): Uint8Array {
  const parts: Uint8Array[] = [latin1('%PDF-1.4\n')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  const add = (part: Uint8Array): void => {
    parts.push(part);
    length += part.length;
  };
  objects.forEach((object, index) => {
    offsets.push(length);
    add(latin1(`${index + 1} 0 obj\n`));
    add(typeof object === 'string' ? latin1(object) : object);
    add(latin1('\nendobj\n'));
  });
  const start = length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  add(latin1(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`));
  add(
    latin1(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`),
  );
  return joinBytes(parts);
}

export const pdfStream = (dictionary: string, bytes: Uint8Array): Uint8Array =>
  joinBytes([latin1(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`), bytes, latin1('\nendstream')]);

const escapeText = (text: string): string => text.replace(/[\\()]/gu, (sign) => `\\${sign}`);

export interface TextPdfOptions {
  /** The page's /Rotate, degrees clockwise. */
  readonly rotate?: number;
  /** Trailer entries, e.g. an encryption dictionary. */
  readonly trailer?: string;
}

/** A PDF whose pages hold the lines as text. */
export function textPdf(pages: readonly (readonly string[])[], options: TextPdfOptions = {}): Uint8Array {
  const first = 4;
  const kids = pages.map((_, index) => `${first + index * 2} 0 R`).join(' ');
  const objects: (string | Uint8Array)[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  pages.forEach((lines, index) => {
    const shown = lines.flatMap((line, row) => {
      const [left = '', right = ''] = line.split('|');
      const y = 760 - row * 18;
      return [
        `BT /F1 11 Tf 1 0 0 1 60 ${y} Tm (${escapeText(left)}) Tj ET`,
        ...(right === '' ? [] : [`BT /F1 11 Tf 1 0 0 1 380 ${y} Tm (${escapeText(right)}) Tj ET`]),
      ];
    });
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate ${options.rotate ?? 0} /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + index * 2 + 1} 0 R >>`,
      pdfStream('', latin1(shown.join('\n'))),
    );
  });
  return assemblePdf(objects, options.trailer);
}

/** A PDF of one scanned page: a JPEG over the whole page, and perhaps text hidden under it. */
export function scanPdf(canvas: Canvas, jpeg: Uint8Array, hidden: readonly string[] = []): Uint8Array {
  const text = hidden.map(
    (line, row) => `BT 3 Tr /F1 11 Tf 1 0 0 1 60 ${760 - row * 18} Tm (${escapeText(line)}) Tj ET`,
  );
  return assemblePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [4 0 R] /Count 1 >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> /XObject << /P 6 0 R >> >> /Contents 5 0 R >>',
    pdfStream('', latin1(`${text.join('\n')}\nq 595 0 0 842 0 0 cm /P Do Q`)),
    pdfStream(
      `/Type /XObject /Subtype /Image /Width ${canvas.width} /Height ${canvas.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`,
      jpeg,
    ),
  ]);
}
