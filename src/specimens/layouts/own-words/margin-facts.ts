import { fillSlots } from '../../drawing/spans.ts';
import { addressAt, type Field, filledFields, linesAt } from '../blocks.ts';
import type { Layout } from '../layout.ts';
import { createPen, type Pen } from '../pen.ts';

/** What matters in bold at first; office, case and some facts in small print in the right margin. */
export const marginFacts: Layout = {
  id: 'margin-facts',
  split: 'work',
  language: 'da',
  persons: [1, 1],
  compose(letter, sheets) {
    const pen = createPen(letter, sheets, 'da');
    const { chance } = letter;
    const main = { width: sheets.width - margin - 9 } as const;
    const inMargin = chance.pick(margins);
    inTheMargin(pen, inMargin);
    const tellsPeriod = inMargin.some(([, value]) => value.includes('{from}') || value.includes('{to}'));
    const tellsNumber = inMargin.some(([, value]) => value === '{cpr}');
    sheets.y = addressAt(pen, sheets.y + 12, main) + 20;
    sheets.set([{ text: chance.pick(subjects) }], { ...main, size: sheets.style.size + 5, weight: 'bold' });
    sheets.gap(0.6);
    pen.write([summary, tellsPeriod && chance.happens(0.5) ? [] : period], { ...main, weight: 'bold' });
    pen.write([identity, reason], main);
    pen.heading(chance.pick(['Når du skal flytte ind', 'Sådan får du en adresse', 'Kontakt kommunen']), main);
    pen.write([tellsNumber && chance.happens(0.4) ? [] : number, visit], main);
    for (const [title, text] of chance.some(advice, chance.between(2, 5))) {
      pen.heading(title, main);
      pen.write([[text]], main);
    }
    sheets.need(24);
    sheets.set([{ text: chance.pick(['Venlig hilsen', 'Med venlig hilsen']) }], main);
    sheets.gap(1.2);
    sheets.set(fillSlots('{worker}', pen.slots()), main);
    sheets.set([{ text: chance.pick(['Sagsbehandler', 'Fuldmægtig', 'Specialkonsulent']) }], main);
  },
};

/** Millimetres. */
const margin = 47;

function inTheMargin(pen: Pen, fields: readonly Field[]): void {
  const { sheets } = pen;
  const x = sheets.left + sheets.width - margin;
  const size = Math.min(8.5, sheets.style.size);
  let y = linesAt(pen, ['Udlændingestyrelsen', '(eksempel)'], sheets.y, {
    x,
    width: margin,
    size: size + 2,
    weight: 'bold',
  });
  y = linesAt(pen, ['Prøvetorvet 12', '4700 Næstved', 'Tlf. {phone}'], y + 2, { x, width: margin, size }) + 6;
  for (const [label, value] of filledFields(pen, fields)) {
    y += sheets.setAt([{ text: label }], y, { x, width: margin, size, weight: 'bold' });
    y += sheets.setAt(value, y, { x, width: margin, size }) + 2;
  }
}

const margins: readonly (readonly Field[])[] = [
  [
    ['Dato', '{date}'],
    ['Sagsnummer', '{case}'],
    ['Dit CPR-nummer', '{cpr}'],
    ['Person-ID', '{personId}'],
    ['Sagsbehandler', '{worker}'],
    ['EAN-nummer', '{ean}'],
    ['CVR-nummer', '{cvr}'],
  ],
  [
    ['Den', '{date}'],
    ['Sagsnr.', '{case}'],
    ['Akt-id', '{document}'],
    ['Personnummer', '{cpr}'],
    ['Gyldig', '{from} - {to}'],
    ['Gyldig', 'fra {from} {noLimit}'],
  ],
  [
    ['Afgørelsen er fra', '{date}'],
    ['Vores sagsnummer', '{case}'],
    ['Dit udlændingenummer', '{personId}'],
    ['Dit pas', '{passport}'],
    ['Ansøgt', '{applied}'],
  ],
];
const subjects = [
  'Du kan få opholdstilladelse i Danmark',
  'Opholdstilladelse: Vi har sagt ja til din ansøgning',
  'Din ansøgning om opholdstilladelse er godkendt',
  'Vores afgørelse om din opholdstilladelse',
];
const summary = [
  'Vi giver dig opholdstilladelse i Danmark. Det sker efter {basis}.',
  'Udlændingestyrelsen har den {date} afgjort, at du får opholdstilladelse efter {basis}.',
  'Du får opholdstilladelse, fordi du opfylder betingelserne i {basis}.',
];
const period = [
  'Tilladelsen gælder til og med den {to}.',
  'Du kan bo i Danmark fra den {from} til den {to}.',
  'Opholdstilladelsen gælder fra den {from} og frem til den {to}.',
  'Opholdstilladelsen gælder fra den {from} {noLimit}.',
];
const identity = [
  'Vi har registreret dig som {adjective} statsborger, født den {born}.',
  'I vores afgørelse har vi brugt oplysningerne i dit pas: {nationality}, født den {born}.',
  'Det fremgår af sagen, at du er født den {born}, og at du har statsborgerskab i {country}.',
  'Det fremgår af sagen, at du er født den {born}, og at du er {stateless}.',
];
const reason = [
  'Du søgte første gang den {applied}. Dengang fik du ved en fejl CPR-nummer {formerCpr}, som nu er annulleret.',
  'Du søgte om opholdstilladelse den {applied}, og vi talte med dig den {heard}.',
  'Du indgav ansøgningen den {applied}. Dit pas {passport} er gyldigt til den {passportTo}.',
  'Ansøgningen, som vi modtog den {applied}, var vedlagt kopi af pas nr. {passport}.',
];
const number = [
  'Udlændingestyrelsen har oprettet et administrativt CPR-nummer til dig. Det er {cpr}.',
  'Du skal bruge CPR-nummeret {cpr}, som Udlændingestyrelsen har tildelt dig.',
  'Vi har sørget for, at du har et CPR-nummer, inden du kommer til kommunen: {cpr}.',
  'Det administrative CPR-nummer, som du har fået, er {cpr}.',
];
const visit = [
  'Når du flytter ind i din bolig, skal du inden 5 dage møde op hos Borgerservice. Oplys CPR-nummeret, så du ikke bliver registreret med to forskellige numre.',
  'Kommunen registrerer din bopæl på dette CPR-nummer. Du får først ret til blandt andet lægehjælp, når din bopæl er registreret.',
];
const advice = [
  [
    'Arbejde og uddannelse',
    'Du må arbejde og studere, så længe din opholdstilladelse er gyldig. Du er fritaget for arbejdstilladelse efter {cite14}.',
  ],
  [
    'Hvis du vil klage',
    'Du kan klage til Udlændingenævnet over afgørelsen. Fristen er den {appealBy}. Se {cite33}.',
  ],
  [
    'Du kan miste din opholdstilladelse',
    'Opholdstilladelsen bortfalder, hvis du flytter fra Danmark, jf. {cite17}. Den kan blive inddraget, hvis du har givet urigtige oplysninger, jf. {cite19}.',
  ],
  [
    'Din forrige opholdstilladelse',
    'Du har tidligere haft en opholdstilladelse, som var gyldig fra den {earlierFrom} til den {earlierTo}.',
  ],
  [
    'Dit opholdskort',
    'Opholdskortet bliver sendt til din adresse. Har du ikke fået det senest den {replyBy}, kan du ringe på {phone}.',
  ],
  ['Husk', 'Opgiv altid sagsnummer {case}, når du kontakter os. Vores EAN-nummer er {ean}.'],
] as const;
