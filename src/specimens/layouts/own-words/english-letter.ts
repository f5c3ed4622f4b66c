import { fillSlots } from '../../drawing/spans.ts';
import { addressAt, type Field, filledFields, footLine, labelsLeft, linesAt } from '../blocks.ts';
import type { Layout } from '../layout.ts';
import { createPen, type Pen } from '../pen.ts';

/** English: the office at the right, sentences with headings, and a framed summary among them. */
export const englishLetter: Layout = {
  id: 'english-letter',
  split: 'work',
  language: 'en',
  persons: [1, 1],
  compose(letter, sheets) {
    const pen = createPen(letter, sheets, 'en');
    const { chance } = letter;
    const narrow = { x: sheets.left + sheets.width - 62, width: 62, size: 9 } as const;
    footLine(pen, 'The Danish Immigration Service (example) · Telephone {phone} · Company no. {cvr}');
    const head = linesAt(pen, ['The Danish Immigration Service', '(example)'], sheets.y, {
      ...narrow,
      weight: 'bold',
    });
    linesAt(pen, chance.pick(references), head + 5, narrow);
    sheets.y = addressAt(pen, sheets.y + 16, { width: sheets.width - 68 }) + 22;
    pen.heading(chance.pick(subjects));
    sheets.gap();
    pen.write([['Dear Sir or Madam,', 'Dear applicant,', 'Dear {name},']], { align: 'left' });
    pen.write([outcome, chance.happens(0.5) ? reasons : []]);
    if (chance.happens(0.55)) summary(pen, chance.pick(summaries));
    else {
      pen.heading(chance.pick(['Your details', 'Who the permit is for', 'What we have registered']));
      pen.write([identity, registered]);
      pen.heading(chance.pick(['How long you may stay', 'Period of stay']));
      pen.write([period, renewal]);
    }
    pen.heading(chance.pick(['When you have found a place to live', 'Next step', 'Local council']));
    pen.write([council]);
    for (const [title, text] of chance.some(notes, chance.between(1, 3))) {
      pen.heading(title);
      pen.write([[text]]);
    }
    sheets.need(26);
    pen.write([['Yours faithfully,', 'With kind regards,', 'On behalf of the Service']], { align: 'left' });
    sheets.gap();
    sheets.set(fillSlots('{worker}', pen.slots()));
    sheets.set([{ text: 'Head of Section' }]);
  },
};

/** A frame round labels and values. */
function summary(pen: Pen, fields: readonly Field[]): void {
  const { sheets } = pen;
  const inside = { x: sheets.left + 4, width: sheets.width - 8, share: 0.38, bold: true };
  const height = filledFields(pen, fields).length * sheets.style.size * 0.6 + 20;
  sheets.need(height);
  const top = sheets.y;
  sheets.y += 3;
  labelsLeft(pen, fields, inside);
  sheets.y += 2.5;
  pen.rule(top);
  pen.rule(sheets.y);
  for (const x of [sheets.left, sheets.left + sheets.width]) {
    sheets.shape({ kind: 'line', from: [x, top], to: [x, sheets.y], width: 0.25, colour: '#444444' });
  }
  sheets.gap();
}

const references = [
  ['Our ref.: {case}', 'Issued on {date}', 'Foreign national no.: {personId}'],
  ['{date}', '', 'Reference {case}', 'Please quote on all letters'],
  ['Matter: {case}', 'Copenhagen, {date}', 'Officer: {worker}'],
].map((lines) => lines.filter((line) => line !== ''));
const subjects = [
  'Re: Approval of your request to live in Denmark',
  'Notice of decision: leave to reside granted',
  'You may stay in Denmark',
];
const outcome = [
  'On {applied} you asked for permission to reside in Denmark. Your request is granted pursuant to {basis}.',
  'We are pleased to inform you that, in pursuance of {basis}, you have obtained the right to reside in Denmark.',
  'Following the interview held on {heard}, it has been decided that you qualify for residence by virtue of {basis}.',
];
const reasons = [
  'The statements you made on {heard} have been accepted as a basis for this outcome.',
  'Your passport, no. {passport}, was examined and found to be in order.',
];
const identity = [
  'We hold the following particulars: born {born}, national of {country}, passport no. {passport}.',
  'You are on file as a national of {country}; your birthday is {born}.',
  'Your birthday is on file as {born}. You have no nationality and are treated as {stateless}.',
];
const registered = [
  'In the Danish population register you already exist under {cpr}.',
  'For use with all Danish authorities you have been assigned the ten-digit identity number {cpr}.',
  'A CPR has been created for you administratively. It reads {cpr}.',
];
const period = [
  'Your right of residence runs from {from} up to and including {to}.',
  'Residence is allowed until {to}, counted from {from}.',
  'Residence is {noLimit} as from {from}.',
];
const renewal = [
  'Should you wish to remain longer, lodge a new request well in advance.',
  'No notification will be issued when the period draws to a close.',
];
const council = [
  'Within five days of moving in, report in person to the council’s citizen centre and present this notice. Staff must attach your address to the identity number stated here; no second number may be created.',
  'The council registers your address on the strength of this notice. Make sure that they use the number given by us and do not enrol you as a new person.',
];
const summaries: readonly (readonly Field[])[] = [
  [
    ['Permit holder', '{name}'],
    ['Born on', '{born}'],
    ['National of', '{nationality}'],
    ['CPR (identity no.)', '{cpr}'],
    ['Travel document', '{passport}'],
    ['Statutory basis', '{basis}'],
    ['First day of stay', '{from}'],
    ['Last day of stay', '{to}'],
    ['Last day of stay', 'None ({noLimit})'],
  ],
  [
    ['Identity number', '{cpr}'],
    ['Last name', '{family}'],
    ['Forename(s)', '{given}'],
    ['DOB', '{born}'],
    ['Nationality/stateless', '{nationality}'],
    ['Foreign national no.', '{personId}'],
    ['Residence period', '{from} – {to}'],
    ['Residence period', 'From {from}, {noLimit}'],
    ['Issued under', '{basis}'],
  ],
];
const notes = [
  ['Employment', 'You are free to take up paid work, see {cite14}.'],
  ['Complaint', 'A complaint must be with us no later than {appealBy}, see {cite33}.'],
  [
    'Absence',
    'If you leave Denmark for good, your right ends, see {cite17}. Absence of short duration does not matter, see {cite18}.',
  ],
  ['Earlier stay', 'The residence you held from {earlierFrom} to {earlierTo} is not affected.'],
  ['Law', 'The Aliens Act is published as {act}.'],
  ['Corrections', 'Tell us by {replyBy} if anything is misspelt. Your document number is {document}.'],
] as const;
