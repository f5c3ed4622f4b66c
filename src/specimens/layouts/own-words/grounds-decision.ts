import { fillSlots, joinSpans } from '../../drawing/spans.ts';
import { addressAt, linesAt } from '../blocks.ts';
import type { Layout } from '../layout.ts';
import { createPen, type Pen } from '../pen.ts';

/** A long decision with its grounds, paragraph by numbered paragraph; the facts stand in the third. */
export const groundsDecision: Layout = {
  id: 'grounds-decision',
  split: 'work',
  language: 'da',
  persons: [1, 1],
  compose(letter, sheets) {
    const pen = createPen(letter, sheets, 'da');
    const { chance } = letter;
    head(pen);
    pen.heading(chance.pick(['AFGØRELSE', 'Afgørelse efter udlændingeloven', 'Afgørelse og begrundelse']), {
      size: sheets.style.size + 2,
    });
    sheets.gap();
    const numbered = (number: number, title: string, ...texts: Parameters<Pen['write']>[0]): void => {
      pen.heading(`${number}. ${title}`);
      pen.write(texts);
    };
    numbered(1, chance.pick(['Sagens baggrund', 'Sagsfremstilling']), background, hearing);
    numbered(2, chance.pick(['Retsgrundlag', 'De relevante regler']), rules, moreRules);
    pen.heading(`3. ${chance.pick(['Udlændingestyrelsens vurdering', 'Vurdering og resultat'])}`);
    pen.paragraph(
      joinSpans([pen.say(weighed), pen.say(identity), pen.say(granted), pen.say(period), pen.say(number)]),
    );
    numbered(4, chance.pick(['Forholdet til kommunen', 'Registrering af bopæl']), municipality);
    chance.some(endings, chance.between(2, 4)).forEach(([title, ...texts], nth) => {
      pen.heading(`${nth + 5}. ${title}`);
      for (const text of texts) pen.write([[text]]);
    });
    sheets.need(30);
    sheets.gap();
    sheets.set([{ text: 'Med venlig hilsen' }], { x: sheets.left + sheets.width * 0.55 });
    sheets.gap(1.6);
    linesAt(pen, ['{worker}', 'chefkonsulent'], sheets.y, {
      x: sheets.left + sheets.width * 0.55,
      width: sheets.width * 0.45,
    });
  },
};

function head(pen: Pen): void {
  const { sheets, letter } = pen;
  const { chance } = letter;
  const width = sheets.width * 0.4;
  const x = sheets.left + sheets.width - width;
  const size = Math.min(9.5, sheets.style.size);
  const end = linesAt(pen, ['Udlændingestyrelsen (eksempel)', 'Kontor for asyl og familie'], sheets.y, {
    x,
    width,
    size,
    align: 'right',
  });
  linesAt(pen, chance.pick(references), end + 4, { x, width, size, align: 'right' });
  sheets.y = addressAt(pen, sheets.y + 30, { width: sheets.width * 0.55 }) + 16;
  sheets.set(fillSlots(chance.pick(subjects), pen.slots()), { weight: 'bold' });
  sheets.y += 5;
}

const references = [
  ['{date}', 'Sagsnummer {case}', 'Udl.nr. {personId}', 'Tlf. {phone}'],
  ['Dato: {date}', 'J.nr.: {case}', 'Akt: {document}', 'EAN: {ean}'],
  ['Sagsnr. {case}', 'Person-ID {personId}', '{date}'],
];
const subjects = [
  'Vedrørende din ansøgning om opholdstilladelse af {applied}',
  'Opholdstilladelse - udl.nr. {personId}',
  'Ansøgning om opholdstilladelse indgivet den {applied} (sagsnr. {case})',
];
const background = [
  'Du indrejste i Danmark og søgte den {applied} om opholdstilladelse. Som dokumentation for din identitet har du fremlagt pas nr. {passport}, der er gyldigt til den {passportTo}.',
  'Udlændingestyrelsen modtog den {applied} din ansøgning om opholdstilladelse. Ansøgningen var vedlagt pas nr. {passport}.',
  'Du har tidligere haft opholdstilladelse i perioden fra den {earlierFrom} til den {earlierTo}. Den {applied} indgav du en ny ansøgning.',
];
const hearing = [
  'Du var til samtale i Udlændingestyrelsen den {heard}, hvor du fik lejlighed til at uddybe dine oplysninger. Du oplyste blandt andet, at du ikke tidligere har søgt om opholdstilladelse i et andet land.',
  'Den {heard} har du over for Udlændingestyrelsen forklaret om dine personlige forhold, din familie og din tilknytning til Danmark.',
];
const rules = [
  'Udlændingelovens bestemmelser om opholdstilladelse findes i {act}. Opholdstilladelse gives efter ansøgning og kan gøres betinget.',
  'Det følger af udlændingeloven, at en udlænding efter ansøgning kan få opholdstilladelse, når de enkelte bestemmelsers betingelser er opfyldt, jf. {act}.',
];
const moreRules = [
  'Efter {cite11} gælder særlige regler for tidsubegrænset opholdstilladelse. De er ikke anvendt i din sag.',
  'En opholdstilladelse kan inddrages efter {cite19}, og den kan bortfalde efter {cite17}.',
  'En udlænding med opholdstilladelse er i en række tilfælde fritaget for krav om arbejdstilladelse, jf. {cite14}.',
];
const weighed = [
  'Udlændingestyrelsen har lagt dine oplysninger til grund, da de er forenelige med de øvrige oplysninger i sagen.',
  'Efter en samlet vurdering finder Udlændingestyrelsen, at betingelserne for opholdstilladelse er opfyldt.',
  'Vi har ved afgørelsen lagt særlig vægt på din forklaring af {heard}, som har været sammenhængende.',
];
const identity = [
  'Det lægges efter det fremlagte pas til grund, at du er {adjective} statsborger og født den {born}.',
  'Det lægges til grund, at du hedder {name}, at du er født den {born}, og at du er statsborger i {country}.',
  'Det lægges til grund, at du hedder {name}, at du er født den {born}, og at du er {stateless}.',
  'Din fødselsdato er fastsat til den {born}, og dit statsborgerskab er registreret som {nationality}.',
];
const granted = [
  'På den baggrund meddeles du opholdstilladelse i medfør af {basis}.',
  'Du har derfor ret til opholdstilladelse efter {basis}, og Udlændingestyrelsen imødekommer din ansøgning.',
  'Udlændingestyrelsen meddeler dig i overensstemmelse hermed opholdstilladelse, jf. {basis}.',
];
const period = [
  'Opholdstilladelsen er gyldig fra den {from} og gælder til den {to}, medmindre den forinden bortfalder eller inddrages.',
  'Tilladelsen er tidsbegrænset og gælder indtil den {to}.',
  'Gyldighedsperioden er fra den {from} til den {to}.',
  'Opholdstilladelsen gælder fra den {from} og er givet {noLimit}.',
];
const number = [
  'Du er i forbindelse med afgørelsen tildelt et administrativt CPR-nummer, som er {cpr}.',
  'Udlændingestyrelsen har ligeledes tildelt dig et personnummer i CPR. Personnummeret er {cpr}.',
  'Samtidig er der til dig oprettet det administrative CPR-nummer {cpr}, jf. reglerne i CPR-loven.',
  'Samtidig er CPR-nummer {formerCpr} erstattet af det administrative CPR-nummer {cpr}.',
];
const municipality = [
  'Du skal inden 5 dage efter, at du har fået en bolig, anmelde din bopæl til kommunen og oplyse dit administrative CPR-nummer. Kommunen registrerer din indrejse i CPR under dette nummer, således at dobbeltregistrering undgås.',
  'Et administrativt CPR-nummer giver ikke i sig selv rettigheder. Du skal henvende dig til Borgerservice i bopælskommunen, som registrerer din bopæl under det CPR-nummer, du er tildelt.',
];
const endings = [
  [
    'Klagevejledning',
    'Afgørelsen kan påklages til Udlændingenævnet inden 8 uger, det vil sige senest den {appealBy}. Klagen har ikke opsættende virkning, jf. {cite33}.',
    'Klager du efter fristens udløb, vil klagen som udgangspunkt blive afvist.',
  ],
  [
    'Forlængelse',
    'Ansøgning om forlængelse skal indgives, inden opholdstilladelsen udløber. Du bør søge tidligst 3 måneder før udløbet.',
  ],
  [
    'Bortfald',
    'Opholdstilladelsen bortfalder, når du opgiver din bopæl i Danmark, eller når du har opholdt dig uden for landet i mere end 6 på hinanden følgende måneder, jf. {cite17}.',
    'Der kan efter ansøgning gives dispensation, jf. {cite18}.',
  ],
  [
    'Opholdskort',
    'Du vil modtage et opholdskort, når din bopæl er registreret. Har du ikke modtaget kortet, kan du rette henvendelse på tlf. {phone} efter den {replyBy}.',
  ],
  [
    'Behandling af personoplysninger',
    'Udlændingestyrelsen (CVR-nr. {cvr}) er dataansvarlig for behandlingen af dine personoplysninger. Du kan klage til Datatilsynet.',
  ],
] as const;
