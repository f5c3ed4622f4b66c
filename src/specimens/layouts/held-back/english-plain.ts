import { canFill } from '../../drawing/spans.ts';
import { addressAt, footLine, linesAt } from '../blocks.ts';
import type { Layout } from '../layout.ts';
import { createPen, type Pen } from '../pen.ts';

/** English throughout: a plain letter with few headings and the number in a line of its own or in the text. */
export const englishPlain: Layout = {
  id: 'english-plain',
  split: 'held-back',
  language: 'en',
  persons: [1, 1],
  compose(letter, sheets) {
    const pen = createPen(letter, sheets, 'en');
    const { chance } = letter;
    footLine(
      pen,
      'Danish Immigration Service (example), Prøvetorvet 12, DK-4700 Næstved, tel. {phone}, EAN {ean}',
    );
    head(pen);
    pen.heading(chance.pick(subjects), { size: sheets.style.size + 1.5 });
    sheets.gap();
    pen.write([['Dear {name}', 'Dear {given}']], { align: 'left' });
    pen.write([granted, period]);
    if (chance.happens(0.5)) {
      pen.write([identity]);
      pen.heading(chance.pick(['Your CPR number', 'CPR number', 'Civil registration number']));
      pen.write([number, municipality]);
    } else {
      pen.write([number, identity]);
      pen.heading(chance.pick(['Registering your address', 'What you must do now']));
      pen.write([municipality]);
    }
    const usable = notes.filter(([, text]) => canFill(text, pen.slots()));
    for (const [title, text] of chance.some(usable, chance.between(2, 4))) {
      pen.heading(title);
      pen.write([[text]]);
    }
    sheets.need(24);
    sheets.set([{ text: chance.pick(['Yours sincerely', 'Kind regards', 'Best regards']) }]);
    sheets.gap(1.4);
    linesAt(pen, ['{worker}', 'The Danish Immigration Service (example)'], sheets.y);
  },
};

function head(pen: Pen): void {
  const { letter, sheets } = pen;
  const size = Math.min(9, sheets.style.size);
  const end = linesAt(pen, ['Danish Immigration Service (example)'], sheets.y, {
    size: sheets.style.size + 2,
    weight: 'bold',
  });
  const half = sheets.width / 2;
  const left = addressAt(pen, end + 12, { width: half });
  const right = linesAt(pen, letter.chance.pick(references), end + 12, {
    x: sheets.left + half + 8,
    width: half - 8,
    size,
    align: 'right',
  });
  sheets.y = Math.max(left, right) + 13;
}

const references = [
  ['Date: {date}', 'Case number: {case}', 'Person ID: {personId}'],
  ['{date}', 'Case no. {case}'],
  ['Case number: {case}', 'Document: {document}', 'Date: {date}', 'Case officer: {worker}'],
];
const subjects = [
  'You have been granted a residence permit',
  'Residence permit in Denmark',
  'Decision on your application for a residence permit',
];
const granted = [
  'The Danish Immigration Service has decided to grant you a residence permit in Denmark under {basis}.',
  'Your application of {applied} has been approved. We have granted you a residence permit pursuant to {basis}.',
  'We have processed your application and you have been given a residence permit according to {basis}.',
];
const period = [
  'Your residence permit is valid from {from} until {to}.',
  'The permit is valid until {to}. You can apply for an extension no earlier than three months before that date.',
  'The permit takes effect on {from} and expires on {to}.',
  'Your residence permit is valid from {from} and is {noLimit}.',
];
const identity = [
  'According to our records, you are a citizen of {country} and were born on {born}.',
  'The permit has been issued to {name}, date of birth {born}, citizenship {nationality}.',
  'You have identified yourself with passport no. {passport}, which expires on {passportTo}. Your date of birth is {born}.',
];
const number = [
  'You have been given an administrative CPR number. Your CPR number is {cpr}.',
  'Your administrative CPR number is {cpr}.',
  'We have issued the civil registration (CPR) number {cpr} to you. It is different from your Person ID, {personId}.',
];
const municipality = [
  'You must contact the municipality no later than five days after you have moved into your new home in order to register your address. Please state your CPR number, so that you are not registered twice.',
  'The municipality must use this number when registering your address. Please bring this letter and your passport when you visit Citizen Services.',
];
const notes = [
  ['Work', 'You have the right to work in Denmark and do not need a separate work permit, see {cite14}.'],
  [
    'Complaints',
    'You can complain to the Immigration Appeals Board. The Board must receive your complaint by {appealBy}, see {cite33}.',
  ],
  [
    'Your permit can lapse or be revoked',
    'This may happen if you live outside Denmark for more than six months, see {cite17}, or if the conditions are no longer met, see {cite19}.',
  ],
  [
    'Residence card and biometrics',
    'If you have not had your fingerprints taken, you must do so by {replyBy}. You will need your case number, {case}.',
  ],
  [
    'Previous permit',
    'The residence permit that was valid from {earlierFrom} to {earlierTo} is replaced by this permit.',
  ],
  ['Previous CPR number', 'You have earlier used the CPR number {formerCpr}. You must not use it any more.'],
  ['Fee', 'The fee you paid on {applied} will not be refunded. Our company (CVR) number is {cvr}.'],
] as const;
