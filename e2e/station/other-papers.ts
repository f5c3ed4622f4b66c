import { specimenLines, textPdf } from '../../src/letters/node/drawn-letter.ts';
import type { HeldFile } from './practice-letters.ts';

const instead = (name: string, subject: string, sentence: string): HeldFile => {
  const lines = specimenLines.map((line) => {
    if (line === 'Du har fået opholdstilladelse') return subject;
    if (line.startsWith('Udlændingestyrelsen har i dag')) return sentence;
    return line.startsWith('Dit administrative') ? 'Dit CPR-nummer er 010145-5009.' : line;
  });
  return { name, bytes: Buffer.from(textPdf([lines])) };
};

/** Letters from the same sender that give no first permit. */
export const extensionLetter = (): HeldFile =>
  instead(
    'forlaengelse.pdf',
    'Forlængelse af opholdstilladelse',
    'Udlændingestyrelsen har i dag forlænget din opholdstilladelse efter',
  );

export const refusalLetter = (): HeldFile =>
  instead(
    'afslag.pdf',
    'Afslag på opholdstilladelse',
    'Udlændingestyrelsen giver dig afslag på opholdstilladelse efter',
  );
