import { pageSize } from '../../drawing/page-drawing.ts';
import { fillSlots } from '../../drawing/spans.ts';
import type { Setting } from '../../drawing/typesetter.ts';
import { addressAt, linesAt } from '../blocks.ts';
import type { Layout } from '../layout.ts';
import { createPen, type Pen } from '../pen.ts';

/** Two pages; the second ends with a slip for the municipality that tells the facts once more in small print. */
export const tearOffSlip: Layout = {
  id: 'tear-off-slip',
  split: 'work',
  language: 'da',
  persons: [1, 1],
  compose(letter, sheets) {
    const pen = createPen(letter, sheets, 'da');
    const { chance } = letter;
    const half = sheets.width / 2;
    const right = { x: sheets.left + half, width: half, size: Math.min(9.5, sheets.style.size) };
    linesAt(pen, chance.pick(references), sheets.y, right);
    sheets.y = addressAt(pen, sheets.y + 2, { width: half - 4 }) + 24;
    sheets.set(fillSlots(chance.pick(subjects), pen.slots()), {
      weight: 'bold',
      size: sheets.style.size + 1,
    });
    sheets.gap();
    pen.write([granted, period]);
    pen.write(chance.happens(0.5) ? [identity, number] : [number, identity]);
    pen.write([slipTold]);
    sheets.gap();
    linesAt(pen, ['Venlig hilsen', '{worker}', 'Udlændingestyrelsen (eksempel)'], sheets.y);
    sheets.nextPage();
    for (const [title, text] of chance.some(guidance, chance.between(4, 7))) {
      pen.heading(title);
      pen.write([[text]]);
    }
    slip(pen);
  },
};

/** At the foot of the page, under a line of dashes. */
function slip(pen: Pen): void {
  const { letter, sheets } = pen;
  const { chance } = letter;
  const small: Setting = { size: 7.5 };
  const lines = chance
    .pick(slips)
    .map((line) => pen.say(line))
    .filter((spans) => spans.length > 0);
  const title = { ...small, size: 8.5, weight: 'bold' } as const;
  const heading = [{ text: chance.pick(slipTitles) }];
  const ends = [{ text: 'Indflytningsdato: ____________ Kommunens kvittering: ______________________' }];
  const height =
    sheets.heightOf(heading, title) +
    lines.reduce((sum, spans) => sum + sheets.heightOf(spans, small), 0) +
    sheets.heightOf(ends, small) +
    11.5;
  sheets.need(height);
  sheets.y = Math.max(sheets.y, pageSize.height - sheets.style.margins.bottom - height);
  for (let x = sheets.left; x < sheets.left + sheets.width - 2; x += 4) pen.rule(sheets.y, x, 2);
  sheets.y += 4;
  sheets.set(heading, title);
  sheets.y += 1.5;
  for (const spans of lines) sheets.set(spans, small);
  sheets.y += 4;
  sheets.setAt(ends, sheets.y, small);
}

const references = [
  ['Udlændingestyrelsen (eksempel)', 'Prøvetorvet 12', '4700 Næstved', 'Dato: {date}', 'Sagsnummer: {case}'],
  ['Udlændingestyrelsen (eksempel)', '{date}', 'Sagsnr. {case}', 'Person-ID {personId}', 'Tlf. {phone}'],
  ['Udlændingestyrelsen (eksempel)', 'J.nr. {case}', 'Brevdato {date}', 'EAN-nr. {ean}'],
];
const subjects = [
  'Opholdstilladelse meddelt - aflever kuponen på side 2',
  'Meddelelse om opholdstilladelse og tildeling af CPR-nummer',
  'Du er meddelt opholdstilladelse i Danmark',
];
const granted = [
  'Vi kan meddele, at din ansøgning af {applied} er færdigbehandlet, og at du har fået opholdstilladelse efter {basis}.',
  'Udlændingestyrelsen finder, at du skal have opholdstilladelse efter {basis}.',
  'Din sag er afgjort ved, at du er givet opholdstilladelse, og det er sket efter {basis}.',
];
const period = [
  'Tilladelsen er tidsbegrænset: den er gyldig fra {from} og til {to}.',
  'Opholdstilladelsen skal forlænges inden den {to}, hvor den ellers udløber.',
  'Tilladelsen er gyldig fra {from}, og den er givet {noLimit}.',
];
const identity = [
  'Vi har brugt de oplysninger om dig, som fremgår af pas nr. {passport}: født {born}, {nationality}.',
  'Du har oplyst, at du er født den {born}, og at du har {adjective} statsborgerskab. Det har vi registreret.',
  'Du har oplyst, at du er født den {born}, og at du er {stateless}. Det har vi registreret.',
];
const number = [
  'Samtidig har vi fået oprettet et CPR-nummer til dig. Nummeret er {cpr}, og det er administrativt, indtil kommunen har registreret din bopæl.',
  'Dit administrative CPR-nummer hos alle danske myndigheder er {cpr}.',
  'Du har fra i dag personnummer {cpr}. Det tidligere nummer {formerCpr} er slettet i CPR.',
];
const slipTold = [
  'Nederst på side 2 er der en kupon. Du skal aflevere den i Borgerservice, når du melder flytning, senest 5 dage efter at du er flyttet ind.',
  'Kommunen skal bruge kuponen på næste side for at registrere din bopæl på det rigtige CPR-nummer. Klip den ikke af, før du er hos kommunen.',
];
const guidance = [
  [
    'Ret til arbejde',
    'Så længe du har opholdstilladelse, er du fritaget for arbejdstilladelse, jf. {cite14}.',
  ],
  [
    'Forlængelse',
    'Ansøgning om forlængelse kan tidligst indgives 3 måneder før udløb. Tidligere tilladelse {earlierFrom} - {earlierTo} skal ikke medsendes.',
  ],
  [
    'Klageadgang',
    'Klage indgives til Udlændingenævnet senest 8 uger efter modtagelsen, her den {appealBy}. Se {cite33}.',
  ],
  [
    'Bortfald og inddragelse',
    'Reglerne om bortfald findes i {cite17} og {cite18}, og reglerne om inddragelse findes i {cite19}.',
  ],
  [
    'Pas og rejser',
    'Dit pas er gyldigt til den {passportTo}. Forny det i god tid, så du altid kan rejse ind i Danmark.',
  ],
  ['Biometri', 'Fingeraftryk og foto skal være optaget senest den {replyBy}. Bestil tid på {phone}.'],
  [
    'Oplysningspligt',
    'Du har pligt til at oplyse ændringer i dine forhold. Skriv sagsnummer {case} på det, du sender.',
  ],
] as const;
const slipTitles = [
  'Afrivningskupon til kommunen',
  'KUPON - afleveres i Borgerservice',
  'Til folkeregisteret (klip her)',
];
const slips: readonly (readonly (readonly string[])[])[] = [
  [
    ['Navn: {name}; født: {born}; CPR-nr.: {cpr}'],
    ['Statsborgerskab: {nationality}; opholdstilladelse efter: {bareBasis}'],
    ['Gyldig fra: {from}; gyldig til: {to}', 'Gyldig fra: {from}; {noLimit}'],
    ['Udlændingestyrelsens sagsnr.: {case}; Person-ID: {personId}; EAN: {ean}'],
  ],
  [
    ['Borger: {name}'],
    ['Administrativt CPR-nummer: {cpr} (må ikke erstattes af et nyt)'],
    ['Fødselsdato {born} / statsborger i {country}', 'Fødselsdato {born} / {stateless}'],
    ['Opholdstilladelse til {to}, brev af {date}', 'Opholdstilladelse {noLimit}, brev af {date}'],
    ['Pas {passport}, gyldigt til {passportTo}'],
  ],
  [
    ['Personnummer {cpr} - {name}'],
    ['Brev {document} af {date}, sag {case}, kontakt {phone}'],
    ['Kommunen bekræfter over for Udlændingestyrelsen, at bopæl er registreret, inden den {replyBy}.'],
  ],
];
