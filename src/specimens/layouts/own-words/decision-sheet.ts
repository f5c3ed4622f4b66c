import { fillSlots } from '../../drawing/spans.ts';
import { addressAt, type Field, footLine, labelsAbove, linesAt } from '../blocks.ts';
import type { Layout } from '../layout.ts';
import { createPen, type Pen } from '../pen.ts';

/** A cover letter, and the decision on a page of its own with small labels over the values. */
export const decisionSheet: Layout = {
  id: 'decision-sheet',
  split: 'work',
  language: 'da',
  persons: [1, 1],
  compose(letter, sheets) {
    const pen = createPen(letter, sheets, 'da');
    cover(pen);
    sheets.nextPage();
    const { chance } = letter;
    pen.heading(chance.pick(['Bilag 1: Din tilladelse', 'Afgørelsesark', 'Bilag A. Det har vi afgjort']), {
      size: sheets.style.size + 4,
    });
    pen.rule(sheets.y + 1);
    sheets.y += 6;
    labelsAbove(pen, chance.pick(sheetsOfFields), chance.pick([2, 2, 3]));
    sheets.gap();
    for (const [title, text] of chance.some(advice, chance.between(2, 4))) {
      pen.heading(title);
      pen.write([[text]]);
    }
  },
};

function cover(pen: Pen): void {
  const { sheets, letter } = pen;
  const { chance } = letter;
  footLine(pen, 'Udlændingestyrelsen (eksempel) · Telefon {phone} · CVR {cvr} · EAN {ean}');
  linesAt(pen, ['Udlændingestyrelsen (eksempel)'], sheets.y, {
    align: 'centre',
    size: sheets.style.size + 3,
    weight: 'bold',
  });
  pen.rule(sheets.y + 9);
  const end = addressAt(pen, sheets.y + 16, { width: sheets.width * 0.6 });
  sheets.y = end + 12;
  sheets.set(fillSlots(chance.pick(['Sendt den {date}', 'Brev af {date}', 'Dateret {date}']), pen.slots()), {
    align: 'right',
  });
  sheets.set(
    fillSlots(chance.pick(['Sagen har nr. {case}', 'Sag {case}', 'Sagsident {case}']), pen.slots()),
    {
      align: 'right',
    },
  );
  sheets.y += 8;
  pen.heading(
    chance.pick(['Der er truffet afgørelse i din sag', 'Svar til dig', 'Sagen om dit ophold er afsluttet']),
  );
  sheets.gap(0.5);
  pen.write([['Goddag {given}', 'Kære ansøger']], { align: 'left' });
  pen.write([opening, enclosed]);
  pen.write([check]);
  pen.write([municipality]);
  sheets.gap();
  pen.write([['Hilsen', 'Med hilsen fra os']], { align: 'left' });
  sheets.set(fillSlots('{worker}', pen.slots()));
  sheets.gap();
  sheets.set([{ text: 'Vedlagt: Afgørelsesark (1 side)' }], { size: 8 });
}

const opening = [
  'Du skrev til os den {applied} og bad om lov til at bo i Danmark. Svaret er ja.',
  'Vi har nu set på den ansøgning, vi fik fra dig den {applied}. Du må bo i Danmark.',
];
const enclosed = [
  'Arket bag dette brev viser, hvad vi har besluttet, og hvilke oplysninger der er skrevet ind om dig i registrene.',
  'På arket bagest kan du se, hvor længe du må blive, og hvilke tal du er kendt under hos myndighederne.',
];
const check = [
  'Se efter, at alt stemmer med dit pas ({passport}). Er noget forkert, skal vi vide det inden den {replyBy}.',
  'Læs arket igennem. Fejl skal meldes til os senest den {replyBy}, og du skal skrive {document} på det, du sender.',
];
const municipality = [
  'Tag begge ark med til Borgerservice, så snart du har en adresse. Kommunen må ikke give dig et nyt nummer; den skal bruge det, der allerede er lavet til dig.',
  'Begge sider skal med, når du får din adresse skrevet ind hos kommunen. Nummeret på arket følger dig fra nu af.',
];
const sheetsOfFields: readonly (readonly Field[])[] = [
  [
    ['Hele dit navn', '{name}'],
    ['Du er født', '{born}'],
    ['Dit land', '{nationality}'],
    ['Nummer på dit pas', '{passport}'],
    ['Dit danske CPR', '{cpr}'],
    ['Nummer hos os', '{personId}'],
    ['Reglen, vi har brugt', '{basis}'],
    ['Du må blive fra', '{from}'],
    ['Du må blive indtil', '{to}'],
    ['Du må blive', '{noLimit}'],
    ['Vi fik din ansøgning', '{applied}'],
  ],
  [
    ['CPR (administrativt)', '{cpr}'],
    ['Afgørelsen gælder', '{name}'],
    ['Statsborger i', '{nationality}'],
    ['Fødsel', '{born}'],
    ['Paragraf', '{bareBasis}'],
    ['Første dag', '{from}'],
    ['Sidste dag', '{to}'],
    ['Sidste dag', 'Ingen - tilladelsen er givet {noLimit}'],
    ['Udlændinge-id', '{personId}'],
    ['Kan påklages til og med', '{appealBy}'],
  ],
  [
    ['Slægtsnavn', '{family}'],
    ['Øvrige navne', '{given}'],
    ['Registernummer hos udlændingemyndighederne', '{personId}'],
    ['Nummer i folkeregistret (CPR)', '{cpr}'],
    ['Dag, måned og år for fødsel', '{born}'],
    ['Nationalt tilhørsforhold', '{nationality}'],
    ['Tilladt med hjemmel i', '{basis}'],
    ['Tilladt i tiden', '{from} til {to}'],
    ['Tilladt i tiden', 'Fra {from}, {noLimit}'],
  ],
];
const advice = [
  ['Må du arbejde?', 'Ja. Du kan tage arbejde uden at spørge os først. Det følger af {cite14}.'],
  [
    'Længere rejser',
    'Bliver du væk fra Danmark i mere end seks måneder, kan du miste din ret til at være her, se {cite17} og {cite18}.',
  ],
  [
    'Er du uenig?',
    'Du kan få sagen prøvet. Skriv til os, så vi har din klage den {appealBy} eller før. Læs mere i {cite33}.',
  ],
  [
    'Dine tidligere tilladelser',
    'Tilladelsen, der løb fra {earlierFrom} til {earlierTo}, er afløst af denne.',
  ],
  [
    'Kortet',
    'Et kort med dit billede kommer med posten 2-3 uger efter, at din adresse er registreret. Kommer det ikke, så ring på {phone}.',
  ],
  ['Reglerne', 'Du finder loven på nettet. Den hedder {act}.'],
] as const;
