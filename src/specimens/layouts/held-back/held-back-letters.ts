import type { Layout } from '../layout.ts';
import { counselLetter } from './counsel-letter.ts';
import { decisionFirst } from './decision-first.ts';
import { enclosureTable } from './enclosure-table.ts';
import { englishPlain } from './english-plain.ts';
import { familyRows } from './family-rows.ts';
import { familySections } from './family-sections.ts';
import { kommuneNotice } from './kommune-notice.ts';
import { paragraphsByTurns } from './paragraphs-by-turns.ts';
import { plainRunning } from './plain-running.ts';
import { protectionPoints } from './protection-points.ts';
import { siriEmployment } from './siri-employment.ts';

/**
 * Letters that a reader is measured on and never mended by: no sentence or arrangement is shared with others;
 * the usual labels of the field are, as they are among real letters.
 */
export const heldBackLetters: readonly Layout[] = [
  decisionFirst,
  plainRunning,
  protectionPoints,
  enclosureTable,
  familySections,
  familyRows,
  englishPlain,
  paragraphsByTurns,
  kommuneNotice,
  siriEmployment,
  counselLetter,
];
