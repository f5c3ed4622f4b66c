import { writeGreyPng } from '../specimens/grey-png.ts';
import { type HeldFile, takeFile } from './practice-letters.ts';

/** Files that people bring and no reader can read, each by how it came to be so. */
export const blankPage = (): HeldFile => ({
  name: 'scan-0001.png',
  bytes: writeGreyPng(Buffer.alloc(827 * 1169, 0xff), 827, 1169, 100),
});

export const emptyFile = (): HeldFile => ({ name: 'brev.pdf', bytes: Buffer.alloc(0) });

export const textNamedPdf = (): HeldFile => ({
  name: 'brev.pdf',
  bytes: Buffer.from('Brevet ligger i posten. Hilsen skranken\n'.repeat(20)),
});

/** Both byte orders' marks are known; this is the usual one of scanners. */
export const tiffPage = (): HeldFile => ({
  name: 'scan.tif',
  bytes: Buffer.concat([Buffer.from('II*\0', 'latin1'), Buffer.alloc(2000, 8)]),
});

/** The upload stopped half-way. */
export function truncatedPdf(): HeldFile {
  const { name, bytes } = takeFile('forkynder-scannet.pdf');
  return { name, bytes: bytes.subarray(0, Math.floor(bytes.length / 3)) };
}

/**
 * A PDF that asks for a password. Its keys fit no password at all, so nothing in it need be encrypted
 * (ISO 32000-1, 7.6.3: the standard security handler, revision 2).
 */
export function encryptedPdf(): HeldFile {
  const key = '5a'.repeat(32);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${key}> /U <${key}> >>`,
  ];
  let text = '%PDF-1.4\n';
  const starts = objects.map((object, index) => {
    const start = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  const crossReferences = text.length;
  text += `xref\n0 5\n0000000000 65535 f \n${table}`;
  text += `trailer\n<< /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>] >>\n`;
  text += `startxref\n${crossReferences}\n%%EOF\n`;
  return { name: 'brev.pdf', bytes: Buffer.from(text, 'latin1') };
}
