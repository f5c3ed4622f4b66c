import { canFill, fillSlots } from '../../drawing/spans.ts';
import type { Letter } from '../../letter.ts';
import { addressAt, footLine, linesAt } from '../blocks.ts';
import type { Layout } from '../layout.ts';
import { createPen, type Pen } from '../pen.ts';
import { chooseSideFacts, type SideFacts } from '../side-facts.ts';

/** Family reunification under headings: decision, grounds, meaning, number; the sponsor has a number too. */
export const decisionFirst: Layout = {
  id: 'decision-first',
  split: 'held-back',
  language: 'da',
  persons: [1, 1],
  purposes: ['spouse'],
  relatives: 1,
  compose(letter, sheets) {
    const pen = createPen(letter, sheets, 'da', withSponsor(letter));
    const { chance } = letter;
    footLine(pen, 'Udlændingestyrelsen (eksempel) · Eksempelvej 40 · 4700 Næstved · CVR-nr. {cvr} · {phone}');
    head(pen);
    pen.heading(chance.pick(subjects), { size: sheets.style.size + 2 });
    sheets.gap();
    pen.write([['Kære {name}', 'Kære {given}']], { align: 'left' });
    pen.heading('Afgørelse');
    pen.write([granted, period]);
    pen.heading(chance.pick(['Begrundelse', 'Begrundelse for afgørelsen']));
    pen.write([grounds]);
    pen.write([identity]);
    const parts: readonly (() => void)[] = [
      () => {
        pen.heading(chance.pick(['Hvad betyder afgørelsen?', 'Det betyder opholdstilladelsen for dig']));
        pen.write([meaning]);
      },
      () => {
        pen.heading(chance.pick(['CPR-nummer', 'Dit CPR-nummer', 'Registrering hos kommunen']));
        pen.write([number, municipality]);
      },
    ];
    for (const part of chance.some(parts, 2)) part();
    const usable = notes.filter(([, text]) => canFill(text, pen.slots()));
    for (const [title, text] of chance.some(usable, chance.between(2, 4))) {
      pen.heading(title);
      pen.write([[text]]);
    }
    sheets.need(26);
    sheets.set([{ text: 'Med venlig hilsen' }]);
    sheets.gap(1.6);
    sheets.set(fillSlots('{worker}', pen.slots()));
    sheets.set([{ text: chance.pick(['fuldmægtig', 'sagsbehandler', 'Familiesammenføring']) }]);
  },
};

function head(pen: Pen): void {
  const { letter, sheets } = pen;
  const size = Math.min(9, sheets.style.size);
  const width = 56;
  const x = sheets.left + sheets.width - width;
  const end = linesAt(pen, ['Udlændingestyrelsen', '(eksempel)'], sheets.y, {
    x,
    width,
    weight: 'bold',
    size: size + 2,
  });
  const right = linesAt(pen, letter.chance.pick(references), end + 6, { x, width, size });
  const left = addressAt(pen, sheets.y + 18, { width: sheets.width - width - 6 });
  sheets.y = Math.max(right, left) + 14;
}

function withSponsor(letter: Letter): SideFacts {
  const { chance } = letter;
  const side = chooseSideFacts(letter);
  return {
    days: {
      ...side.days,
      married: ['marriage-date', -chance.between(600, 2200)],
      sponsorTo: ['relative-permit', chance.between(100, 900)],
    },
    texts: { ...side.texts, fee: ['fee', `${chance.between(7, 11)}.${chance.between(100, 995)} kr.`] },
  };
}

const references = [
  ['Dato', '{date}', 'Sagsnummer', '{case}', 'Sagsbehandler', '{worker}'],
  ['Dato: {date}', 'Sagsnummer: {case}', 'Person-ID: {personId}', 'EAN-nr.: {ean}'],
  ['{date}', 'Sagsnr.: {case}', 'Dokument: {document}', 'Telefon: {phone}'],
];
const subjects = [
  'Du har fået opholdstilladelse på grundlag af familiesammenføring',
  'Afgørelse i din sag om familiesammenføring',
  'Ja til din ansøgning om familiesammenføring',
];
const granted = [
  'Udlændingestyrelsen giver dig opholdstilladelse i Danmark på grundlag af familiesammenføring med {relative}. Opholdstilladelsen er givet efter {basis}.',
  'Vi imødekommer din ansøgning fra den {applied}. Du får opholdstilladelse som familiesammenført, jf. {basis}.',
  'Du har fået opholdstilladelse i Danmark. Vi har truffet afgørelsen efter {basis}.',
];
const period = [
  'Opholdstilladelsen gælder fra den {from} til den {to}.',
  'Den er gyldig fra den {from}, og den udløber den {to}, medmindre den bliver forlænget.',
  'Du kan bo i Danmark på denne opholdstilladelse indtil den {to}.',
  'Opholdstilladelsen gælder fra den {from}. Den er givet {noLimit}.',
];
const grounds = [
  'Vi har lagt vægt på, at du skal bo sammen med {relative} (CPR-nr. {relativeCpr}), som har opholdstilladelse i Danmark til den {sponsorTo}.',
  'Du har den {heard} oplyst, at du vil bo sammen med {relative}, CPR-nummer {relativeCpr}. Vi vurderer, at betingelserne er opfyldt.',
  'I blev gift den {married}. {relative}, der har CPR-nr. {relativeCpr}, opfylder kravet til selvforsørgelse og egen bolig.',
];
const identity = [
  'Vi har ved afgørelsen lagt til grund, at du er født den {born} og er statsborger i {country}.',
  'Det fremgår af dit pas, nr. {passport}, at du er {adjective} statsborger og født den {born}.',
  'Det fremgår af dine dokumenter, at du er født den {born} og er {stateless}.',
];
const meaning = [
  'Du må arbejde, studere og drive virksomhed i Danmark. Du skal ikke have en særskilt arbejdstilladelse, jf. {cite14}.',
  'Opholdstilladelsen er givet med henblik på midlertidigt ophold. Du skal fortsat bo sammen med {relative}, ellers kan vi inddrage den efter {cite19}.',
];
const number = [
  'Vi har tildelt dig et administrativt CPR-nummer. Dit administrative CPR-nummer er {cpr}.',
  'Du har fået CPR-nummer {cpr}, som du beholder, når kommunen har registreret din adresse.',
  'Dit personnummer er {cpr}. Det er ikke det samme som dit Person-ID, der er {personId}.',
];
const municipality = [
  'Du skal møde personligt op i kommunen senest fem dage efter, at du er flyttet ind, og vise dette brev. På den måde undgår kommunen at registrere dig to gange.',
  'Oplys nummeret til kommunen, når du henvender dig om din bopæl. Kommunen skal bruge nummeret og må ikke tildele dig et nyt.',
];
const notes = [
  [
    'Klagevejledning',
    'Du kan klage til Udlændingenævnet. Klagen skal være modtaget senest 8 uger efter, at du har fået afgørelsen, det vil sige den {appealBy}. Klagefristen fremgår af {cite33}.',
  ],
  [
    'Opholdskort',
    'Du får et opholdskort med posten. Hvis du ikke allerede har fået optaget fingeraftryk og ansigtsfoto, skal du gøre det senest den {replyBy}.',
  ],
  [
    'Forlængelse',
    'Du kan søge om forlængelse tidligst tre måneder før den {to}. Dit pas udløber den {passportTo}, og det skal du have fornyet forinden.',
  ],
  [
    'Bortfald',
    'Din opholdstilladelse kan bortfalde, hvis du opgiver din bopæl i Danmark eller opholder dig uden for landet i mere end seks måneder, jf. {cite17}.',
  ],
  [
    'Gebyr og sikkerhed',
    'Gebyret på {fee}, som {relative} har betalt den {applied}, bliver ikke tilbagebetalt.',
  ],
  ['Tidligere CPR-nummer', 'Du har tidligere haft CPR-nummer {formerCpr}. Det må ikke længere bruges.'],
] as const;
