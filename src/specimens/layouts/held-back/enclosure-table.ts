import { fillSlots } from '../../drawing/spans.ts';
import { addressAt, type Field, filledFields, footLine, linesAt } from '../blocks.ts';
import type { Layout } from '../layout.ts';
import { createPen, type Pen } from '../pen.ts';

/** The decision as a letter; the facts stand in a ruled table on the second page. */
export const enclosureTable: Layout = {
  id: 'enclosure-table',
  split: 'held-back',
  language: 'da',
  persons: [1, 1],
  compose(letter, sheets) {
    const pen = createPen(letter, sheets, 'da');
    const { chance } = letter;
    footLine(pen, 'Udlændingestyrelsen (eksempel) | CVR {cvr} | EAN {ean} | Telefon {phone}');
    head(pen);
    sheets.set(pen.say(subjects), { weight: 'bold', size: sheets.style.size + 1.5 });
    sheets.gap();
    pen.write([['Kære {name}', 'Kære {given}']], { align: 'left' });
    pen.write([granted]);
    pen.write([enclosed, municipality]);
    for (const text of chance.some(notes, chance.between(2, 4))) pen.write([[text]]);
    sheets.need(26);
    sheets.set([{ text: 'Med venlig hilsen' }]);
    sheets.gap(1.4);
    sheets.set(fillSlots('{worker}', pen.slots()));
    sheets.gap(0.6);
    sheets.set([{ text: chance.pick(['Bilag: Oplysningsark', 'Vedlagt: 1 bilag']) }], { size: 8.5 });
    sheets.nextPage();
    pen.heading(chance.pick(['Oplysninger om opholdstilladelsen', 'Bilag', 'Oplysningsark']), {
      size: sheets.style.size + 2,
    });
    sheets.y += 1;
    pen.write([under], { size: Math.min(9.5, sheets.style.size) });
    table(pen, chance.pick(tables));
    pen.write([after]);
  },
};

function head(pen: Pen): void {
  const { letter, sheets } = pen;
  const { chance } = letter;
  const size = Math.min(9.5, sheets.style.size);
  const half = sheets.width / 2;
  const right = { x: sheets.left + half, width: half, size, align: 'right' } as const;
  linesAt(pen, ['Udlændingestyrelsen', '(eksempel)'], sheets.y, { ...right, weight: 'bold', size: size + 1 });
  sheets.y = addressAt(pen, sheets.y + 20, { width: half - 4 }) + 8;
  linesAt(pen, chance.pick(references), sheets.y, right);
  sheets.y += 20;
}

/** Rules round every row, and a grey line between label and value. */
function table(pen: Pen, fields: readonly Field[]): void {
  const { sheets } = pen;
  const first = sheets.width * 0.42;
  const weight = sheets.style.boldLabels ? 'bold' : 'regular';
  const labels = { x: sheets.left + 1.5, width: first - 4, weight } as const;
  const values = { x: sheets.left + first + 1.5, width: sheets.width - first - 3 };
  pen.rule(sheets.y);
  for (const [label, value] of filledFields(pen, fields)) {
    const height = Math.max(sheets.heightOf([{ text: label }], labels), sheets.heightOf(value, values)) + 3;
    const top = sheets.y;
    sheets.setAt([{ text: label }], top + 1.5, labels);
    sheets.setAt(value, top + 1.5, values);
    sheets.y += height;
    pen.rule(sheets.y);
    for (const x of [sheets.left, sheets.left + first, sheets.left + sheets.width]) {
      sheets.shape({ kind: 'line', from: [x, top], to: [x, sheets.y], width: 0.2, colour: '#777777' });
    }
  }
  sheets.gap();
}

const references = [
  ['Dato: {date}', 'Sagsnummer: {case}'],
  ['{date}', 'Sagsnr. {case}', 'Dok.nr. {document}'],
  ['Sagsnummer {case}', '{date}', 'Sagsbehandler {worker}'],
];
const subjects = [
  'Din ansøgning om opholdstilladelse er imødekommet',
  'Opholdstilladelse til {name}',
  'Afgørelse: Du får opholdstilladelse',
];
const granted = [
  'Udlændingestyrelsen har truffet afgørelse om, at du får opholdstilladelse i Danmark. Afgørelsen er en fuld imødekommelse af din ansøgning af {applied} og er derfor ikke begrundet nærmere.',
  'Vi har behandlet din ansøgning og kan give dig opholdstilladelse efter {basis}. Vi modtog de sidste oplysninger fra dig den {heard}.',
  'Du opfylder betingelserne for at få opholdstilladelse i Danmark, og vi har derfor imødekommet din ansøgning.',
];
const enclosed = [
  'I det vedlagte bilag kan du se, hvor længe opholdstilladelsen gælder, og hvilket CPR-nummer du har fået.',
  'Næste side indeholder dit administrative CPR-nummer og oplysninger om opholdstilladelsens gyldighed.',
];
const municipality = [
  'Når du registrerer din adresse hos kommunen, skal du aflevere begge sider. Kommunen bruger oplysningerne til at registrere bopælen på det CPR-nummer, du har.',
  'Tag brevet og bilaget med til kommunen senest 5 dage efter din indflytning. Ellers er der risiko for, at du får to CPR-numre.',
];
const notes = [
  'Du kan klage over afgørelsen til Udlændingenævnet inden 8 uger ({appealBy}). Reglen findes i {cite33}.',
  'Du må arbejde i Danmark, når opholdstilladelsen er gyldig, jf. {cite14}.',
  'Opholdstilladelsen kan bortfalde, hvis du ikke længere bor i Danmark, jf. {cite17}.',
  'Vi skal bruge dine fingeraftryk senest den {replyBy}. Bestil tid på telefon {phone}.',
  'Du havde også opholdstilladelse i tiden fra den {earlierFrom} til den {earlierTo}. Den tid regnes ikke med.',
  'Opholdstilladelsen kan inddrages, hvis du har givet urigtige oplysninger, jf. {cite19}.',
];
const under = [
  'Bilag til Udlændingestyrelsens brev af {date}, sagsnummer {case}.',
  'Oplysningerne er registreret i sagsnummer {case} den {date}.',
];
const after = [
  'Er der fejl i oplysningerne, skal du skrive til os senest den {replyBy}.',
  'Kontrollér oplysningerne, og kontakt os, hvis noget ikke stemmer med dit pas.',
];
const tables: readonly (readonly Field[])[] = [
  [
    ['Navn', '{name}'],
    ['Fødselsdato', '{born}'],
    ['Statsborgerskab', '{nationality}'],
    ['Administrativt CPR-nummer', '{cpr}'],
    ['Person-ID', '{personId}'],
    ['Opholdstilladelse efter', '{basis}'],
    ['Opholdstilladelse gyldig fra', '{from}'],
    ['Opholdstilladelse gyldig til', '{to}'],
    ['Opholdstilladelse gyldig til', '{noLimit}'],
    ['Pasnummer', '{passport}'],
    ['Pas gyldigt til', '{passportTo}'],
  ],
  [
    ['Ansøgning modtaget', '{applied}'],
    ['Ansøger', '{name}'],
    ['Statsborger i', '{nationality}'],
    ['Født den', '{born}'],
    ['Lovhjemmel', '{basis}'],
    ['Gyldighedsperiode', '{from} til {to}'],
    ['Gyldighedsperiode', 'Fra {from}, {noLimit}'],
    ['Tildelt CPR-nummer', '{cpr}'],
    ['Tidligere CPR-nummer', '{formerCpr}'],
  ],
  [
    ['CPR-nummer', '{cpr}'],
    ['Udlændingenummer', '{personId}'],
    ['Fulde navn', '{name}'],
    ['Fødselsdag', '{born}'],
    ['Nationalitet', '{nationality}'],
    ['Rejsedokument', '{passport}, udløber {passportTo}'],
    ['Paragraf i udlændingeloven', '{bareBasis}'],
    ['Startdato', '{from}'],
    ['Udløbsdato', '{to}'],
    ['Udløbsdato', 'Ingen ({noLimit})'],
  ],
];
