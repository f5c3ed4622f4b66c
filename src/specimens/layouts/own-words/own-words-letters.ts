import type { Layout } from '../layout.ts';
import { addressVedr } from './address-vedr.ts';
import { bilingualTable } from './bilingual-table.ts';
import { correction } from './correction.ts';
import { decisionSheet } from './decision-sheet.ts';
import { digitBoxes } from './digit-boxes.ts';
import { englishLetter } from './english-letter.ts';
import { familyColumns } from './family-columns.ts';
import { familyGrounds } from './family-grounds.ts';
import { greyBox } from './grey-box.ts';
import { groundsDecision } from './grounds-decision.ts';
import { guardianLetter } from './guardian-letter.ts';
import { marginFacts } from './margin-facts.ts';
import { middleLabels } from './middle-labels.ts';
import { numberedFamily } from './numbered-family.ts';
import { numberedForm } from './numbered-form.ts';
import { oldTypewriter } from './old-typewriter.ts';
import { parentsLetter } from './parents-letter.ts';
import { postLetter } from './post-letter.ts';
import { quietProse } from './quiet-prose.ts';
import { siriLetter } from './siri-letter.ts';
import { sponsorLetter } from './sponsor-letter.ts';
import { tearOffSlip } from './tear-off-slip.ts';
import { typedToLawyer } from './typed-to-lawyer.ts';

/** Letters that share no sentence or arrangement with others, and that a reader may be mended by. */
export const ownWordsLetters: readonly Layout[] = [
  decisionSheet,
  numberedForm,
  quietProse,
  bilingualTable,
  englishLetter,
  sponsorLetter,
  typedToLawyer,
  familyColumns,
  marginFacts,
  greyBox,
  groundsDecision,
  parentsLetter,
  familyGrounds,
  siriLetter,
  postLetter,
  addressVedr,
  tearOffSlip,
  numberedFamily,
  middleLabels,
  digitBoxes,
  guardianLetter,
  oldTypewriter,
  correction,
];
