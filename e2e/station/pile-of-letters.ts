import { formatCprNumber } from '../../src/domain/cpr-number.ts';
import { specimenLines, textPdf } from '../../src/letters/node/drawn-letter.ts';
import { practicePerson } from '../../src/testing/practice-persons.ts';
import type { HeldFile } from './practice-letters.ts';

/** Letters to as many fictive persons, as the scanner's folder has them: PDFs with running numbers. */
export const pileOfLetters = (count: number, first = 0): readonly HeldFile[] =>
  Array.from({ length: count }, (_, at) => {
    const { cpr, name, birthDate } = practicePerson(first + at);
    const born = birthDate.split('-').reverse().join('.');
    const lines = specimenLines.map((line) =>
      line
        .replace('Amina Yusuf Warsame', name)
        .replace('010145-5009', formatCprNumber(cpr))
        .replace('1. januar 2045', born),
    );
    return { name: `scan-${String(at + 1).padStart(4, '0')}.pdf`, bytes: Buffer.from(textPdf([lines])) };
  });
