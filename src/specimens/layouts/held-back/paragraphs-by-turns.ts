import { fillSlots } from '../../drawing/spans.ts';
import { addressAt, footLine, linesAt } from '../blocks.ts';
import type { Layout } from '../layout.ts';
import { createPen } from '../pen.ts';
import { chooseSideFacts } from '../side-facts.ts';

type Pair = readonly [danish: string, english: string];

/** A plain letter in Danish; each paragraph is followed by the same in English. */
export const paragraphsByTurns: Layout = {
  id: 'paragraphs-by-turns',
  split: 'held-back',
  language: 'both',
  persons: [1, 1],
  compose(letter, sheets) {
    const side = chooseSideFacts(letter);
    const danish = createPen(letter, sheets, 'da', side);
    const english = createPen(letter, sheets, 'en', side);
    const { chance } = letter;
    footLine(danish, 'Udlændingestyrelsen (eksempel) · Tlf./Phone {phone} · CVR {cvr} · EAN {ean}');
    const size = Math.min(9.5, sheets.style.size);
    const end = linesAt(
      danish,
      ['Udlændingestyrelsen (eksempel)', 'Danish Immigration Service (example)'],
      sheets.y,
      { size: size + 1 },
    );
    sheets.y = addressAt(danish, end + 14, { width: sheets.width * 0.6 }) + 8;
    sheets.y = linesAt(danish, chance.pick(references), sheets.y, { size, align: 'right' }) + 6;
    danish.heading(chance.pick(subjects), { size: sheets.style.size + 1 });
    sheets.gap();
    danish.write([['Kære / Dear {name}']], { align: 'left' });
    // The pale print of the translation is one of several habits.
    const colour = chance.pick(['#000000', '#333333', '#1f3a5f']);
    const turn = (pairs: readonly Pair[]): void => {
      const usable = pairs.filter((pair) => danish.say([pair[0]]).length > 0);
      if (usable.length === 0) return;
      const [da, en] = chance.pick(usable);
      danish.write([[da]]);
      english.write([[en]], { colour });
    };
    turn(granted);
    if (chance.happens(0.5)) {
      turn(number);
      turn(period);
    } else {
      turn(period);
      turn(number);
    }
    turn(identity);
    turn(municipality);
    for (const pair of chance.some(notes, chance.between(1, 3))) turn([pair]);
    sheets.need(22);
    sheets.set([{ text: 'Venlig hilsen / Kind regards' }]);
    sheets.gap(1.4);
    sheets.set(fillSlots('{worker}', danish.slots()));
  },
};

const references = [
  ['Dato/Date: {date}', 'Sagsnummer/Case number: {case}'],
  ['{date}', 'Sagsnr./Case no. {case}', 'Person-ID {personId}'],
];
const subjects = [
  'Opholdstilladelse / Residence permit',
  'Du har fået opholdstilladelse / You have been granted a residence permit',
];
const granted: readonly Pair[] = [
  [
    'Udlændingestyrelsen har truffet afgørelse om at give dig opholdstilladelse efter {basis}.',
    'The Danish Immigration Service has made a decision to grant you a residence permit under {basis}.',
  ],
  [
    'Du har fået opholdstilladelse i Danmark på baggrund af din ansøgning. Afgørelsen er truffet i henhold til {basis}.',
    'On the basis of your application you have been granted a residence permit in Denmark. The decision was made in accordance with {basis}.',
  ],
];
const number: readonly Pair[] = [
  ['Dit administrative CPR-nummer er {cpr}.', 'Your administrative CPR number is {cpr}.'],
  [
    'Du er blevet registreret i CPR og har fået CPR-nummer {cpr}. Dit Person-ID er {personId}.',
    'You have been entered in the Civil Registration System and have been assigned CPR number {cpr}. Your Person ID is {personId}.',
  ],
];
const period: readonly Pair[] = [
  [
    'Opholdstilladelsen gælder fra den {from} til den {to}.',
    'The residence permit is valid from {from} to {to}.',
  ],
  [
    'Opholdstilladelsen er gyldig til den {to}. Herefter skal du rejse ud, hvis du ikke har søgt om forlængelse.',
    'The residence permit is valid until {to}. After that date you must leave the country unless you have applied for an extension.',
  ],
  [
    'Opholdstilladelsen gælder fra den {from} og er givet {noLimit}.',
    'The residence permit is valid from {from} and is {noLimit}.',
  ],
];
const identity: readonly Pair[] = [
  [
    'Du er født den {born} og er statsborger i {country}.',
    'You were born on {born} and are a citizen of {country}.',
  ],
  ['Du er født den {born} og er {stateless}.', 'You were born on {born} and are {stateless}.'],
  [
    'Vi har set dit pas, nr. {passport}. Din fødselsdato er {born}.',
    'We have seen your passport, no. {passport}. Your date of birth is {born}.',
  ],
];
const municipality: readonly Pair[] = [
  [
    'Du skal kontakte kommunen for at få registreret din adresse senest 5 dage efter, at du er flyttet. Oplys dit CPR-nummer, så du ikke bliver registreret to gange.',
    'You must contact the municipality to have your address registered no later than 5 days after you have moved. State your CPR number to avoid being registered twice.',
  ],
  [
    'Vis dette brev til kommunen. Kommunen skal registrere din bopæl på det CPR-nummer, som du har fået tildelt.',
    'Show this letter to the municipality. The municipality must register your residence under the CPR number that you have been assigned.',
  ],
];
const notes: readonly Pair[] = [
  [
    'Du kan klage over afgørelsen indtil den {appealBy}, jf. {cite33}.',
    'You can appeal the decision until {appealBy}, cf. {cite33}.',
  ],
  ['Du har ret til at arbejde, jf. {cite14}.', 'You have the right to work, cf. {cite14}.'],
  [
    'Du skal have optaget biometri senest den {replyBy}.',
    'You must have your biometrics recorded no later than {replyBy}.',
  ],
  [
    'Opholdstilladelsen kan bortfalde, jf. {cite17}. Dit pas er gyldigt til den {passportTo}.',
    'The residence permit may lapse, cf. {cite17}. Your passport is valid until {passportTo}.',
  ],
  ['CPR-nummer {formerCpr} gælder ikke længere.', 'CPR number {formerCpr} is no longer valid.'],
];
