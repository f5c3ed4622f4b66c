import { fillSlots } from '../../drawing/spans.ts';
import { addressAt, linesAt } from '../blocks.ts';
import type { Layout } from '../layout.ts';
import { createPen, type Pen } from '../pen.ts';

/** Typed to the person's lawyer, in the third person; references in a row with the labels above. */
export const typedToLawyer: Layout = {
  id: 'typed-to-lawyer',
  split: 'work',
  language: 'da',
  persons: [1, 1],
  fixedPitch: true,
  compose(letter, sheets) {
    const pen = createPen(letter, sheets, 'da');
    const { chance } = letter;
    linesAt(pen, ['UDLÆNDINGESTYRELSEN', '(eksempel)', 'Tlf. {phone}'], sheets.y, { align: 'left' });
    sheets.y = addressAt(pen, sheets.y + 26, {}, `Advokat ${chance.pick(lawyers)}`) + 12;
    references(pen);
    const subject = fillSlots(chance.pick(subjects), pen.slots());
    sheets.set(subject, { width: sheets.width * 0.9 });
    pen.rule(sheets.y + 0.8, sheets.left, sheets.width * 0.9);
    sheets.y += 7;
    pen.write([applied, decided]);
    pen.write(chance.happens(0.5) ? [term, registered] : [registered, term]);
    pen.write([residence]);
    for (const text of chance.some(notes, chance.between(1, 3))) pen.write([[text]]);
    sheets.need(34);
    sheets.gap(0.5);
    sheets.set([{ text: 'På styrelsens vegne' }], { x: sheets.left + sheets.width * 0.5 });
    sheets.gap(2);
    sheets.set(fillSlots('{worker}', pen.slots()), { x: sheets.left + sheets.width * 0.5 });
    sheets.set([{ text: 'fuldmægtig' }], { x: sheets.left + sheets.width * 0.5 });
    sheets.gap();
    sheets.set(fillSlots(chance.pick(['Kopi til {name}', 'Genpart er sendt til {name}.']), pen.slots()));
  },
};

function references(pen: Pen): void {
  const { sheets, letter } = pen;
  const row = letter.chance.pick([
    ['Deres ref.', '{theirs}', 'Vores ref.', '{case}', 'Skrevet', '{date}'],
    ['Deres j.nr.', '{theirs}', 'Vort j.nr.', '{case}', 'Den', '{date}'],
    ['Dags dato', '{date}', 'Vor ref.', '{case}', 'Deres ref.', '{theirs}'],
  ]);
  const step = sheets.width / 3;
  for (let nth = 0; nth < 3; nth += 1) {
    const setting = { x: sheets.left + nth * step, width: step - 2 };
    linesAt(pen, row.slice(nth * 2, nth * 2 + 2), sheets.y, setting);
  }
  sheets.y += 18;
}

const lawyers = ['Mønstrup Prøve', 'E. Skabelonsen', 'Figurine Øvig'];
const subjects = [
  'Vedr.: {name}, f. {born}, statsborgerskab: {nationality}, udl.nr. {personId}',
  'Ang. Deres klient {name}, født {born} ({nationality}) - ID {personId}',
  'Vedrørende {name}, fødselsdato {born}, {nationality}, udlændinge-id {personId}',
];
const applied = [
  'De har den {applied} på vegne af Deres klient ansøgt om ophold her i landet.',
  'Under henvisning til Deres skrivelse af {heard} skal vi hermed vende tilbage i sagen.',
  'Ansøgningen blev indgivet den {applied}, og klienten blev hørt den {heard}.',
];
const decided = [
  'Det kan herved meddeles, at klienten dags dato er meddelt tilladelse til ophold her i landet, jf. {basis}.',
  'Ansøgningen er imødekommet. Klienten gives opholdsret her i landet med hjemmel i {basis}.',
  'Styrelsen kan meddele, at ansøgningen er taget til følge i henhold til {basis}.',
];
const registered = [
  'Klienten er samtidig optaget i Det Centrale Personregister under nr. {cpr}.',
  'Som identifikation over for danske myndigheder benyttes personnr. {cpr}, der er tildelt administrativt.',
  'Til brug for folkeregistret er der udstedt et administrativt personnummer, nemlig {cpr}.',
];
const term = [
  'Tilladelsen løber fra {from} og bortfalder uden yderligere varsel den {to}.',
  'Opholdet er foreløbig bevilget indtil den {to}.',
  'Tilladelsen er meddelt {noLimit} med virkning fra {from}.',
];
const residence = [
  'Klienten bedes snarest efter indflytning rette henvendelse til folkeregistret i opholdskommunen og forevise nærværende skrivelse, således at der ikke oprettes endnu et personnummer.',
  'De bedes vejlede Deres klient om, at anmeldelse til folkeregistret skal ske senest 5 dage efter, at bopæl er taget, og at det anførte personnummer i den forbindelse skal oplyses.',
];
const notes = [
  'Pas nr. {passport}, gyldigt til {passportTo}, returneres vedlagt i anbefalet brev.',
  'Klage over vilkår for tilladelsen skal være modtaget senest den {appealBy}. Der henvises til {cite33}.',
  'Det bemærkes, at klientens tidligere tilladelse, der var gyldig fra {earlierFrom} til {earlierTo}, ikke indgår ved beregning af opholdstid efter {cite11}.',
  'Regning for tolkebistand bedes fremsendt til EAN {ean} inden den {replyBy}.',
  'Vi gør opmærksom på reglerne om bortfald i {cite17} og om inddragelse i {cite19}.',
  'Klientens tidligere personnummer, {formerCpr}, er udgået og må ikke anvendes.',
];
