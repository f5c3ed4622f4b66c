import { fillSlots } from '../../drawing/spans.ts';
import { addressAt, footLine, linesAt } from '../blocks.ts';
import type { Layout } from '../layout.ts';
import { createPen } from '../pen.ts';

/** Plain paragraphs without subject, label or bold print; the number comes late, the date and case last. */
export const quietProse: Layout = {
  id: 'quiet-prose',
  split: 'work',
  language: 'da',
  persons: [1, 1],
  compose(letter, sheets) {
    const pen = createPen(letter, sheets, 'da');
    const { chance } = letter;
    const indented = { x: sheets.left + 6, width: sheets.width - 12 } as const;
    linesAt(pen, ['Udlændingestyrelsen (eksempel)', 'Breve til borgere'], sheets.y, { size: 9 });
    footLine(pen, 'Ring på {phone} mandag til torsdag · CVR {cvr}');
    sheets.y = addressAt(pen, sheets.y + 20, { width: sheets.width * 0.6 }) + 16;
    pen.write([greeting], { ...indented, align: 'left' });
    pen.write([thanks, decided], indented);
    const middle = chance.some([[known], [until], [work], [travel]], 4);
    for (const texts of middle) pen.write(texts, indented);
    pen.write([number, keep], indented);
    for (const text of chance.some(notes, chance.between(1, 3))) pen.write([[text]], indented);
    sheets.need(30);
    pen.write([ending], indented);
    sheets.gap();
    sheets.set(fillSlots('{worker}', pen.slots()), indented);
  },
};

const greeting = ['Til rette vedkommende', 'Goddag {name},', '{given},'];
const thanks = [
  'Tak for din ansøgning, som kom til os den {applied}, og for de papirer, du sendte bagefter.',
  'Vi talte med dig den {heard}, og siden har vi læst sagen igennem en sidste gang.',
];
const decided = [
  'Du kan blive boende i Danmark, for du opfylder kravene i {basis}.',
  'Resultatet er blevet, at {basis}, giver dig ret til at være her i landet.',
  'Vi har sagt ja, og det har vi gjort efter reglen i {basis}.',
];
const known = [
  'I passet med nummer {passport} er din fødselsdato angivet til {born} og dit hjemland til {country}, og det har vi skrevet i vores register.',
  'Som fødselsdag har vi noteret {born}, og som hjemland {country}. Passet, vi har set, har nummer {passport}.',
  'Som fødselsdag har vi noteret {born}. Ingen stat regner dig for sin borger, og du står derfor som {stateless} hos os.',
];
const until = [
  'Lovligt ophold har du fra {from}, og det slutter med udgangen af {to}, hvis du ikke inden da har bedt om mere tid.',
  'Du behøver ikke at tænke på at søge igen før hen imod {to}, hvor opholdet hører op.',
  'Der er ikke sat nogen slutdato: opholdet begynder den {from} og er {noLimit}.',
];
const work = [
  'Ønsker du at arbejde, kan du begynde med det samme. Det står i {cite14}, og din arbejdsgiver kan nøjes med at se dit kort.',
  'Du er velkommen på arbejdsmarkedet uden særskilt lov, sådan som det er bestemt i {cite14}.',
];
const travel = [
  'Husk passet, når du rejser, også til nabolandene. Det nuværende kan bruges til {passportTo}.',
  'Rejs ikke bort i længere tid uden at tale med os, da {cite17} kan betyde, at din ret til at bo her går tabt.',
];
const number = [
  'Vi har skrevet dig ind i CPR-registret. Det nummer, du har fået der, er {cpr}.',
  'Over for danske myndigheder, banker og arbejdsgivere skal du fra nu af bruge nummeret {cpr}.',
  'Når du bliver bedt om at opgive et personnummer, skal du skrive {cpr}.',
];
const keep = [
  'Opgiv det til medarbejderen i kommunen, når du fortæller, hvor du er flyttet hen, så der ikke laves et til.',
  'Det er ikke midlertidigt, og kommunen skal føje din adresse til det i stedet for at lave et nyt.',
];
const notes = [
  'Du har før haft lov til at være her, fra {earlierFrom} til {earlierTo}. Den periode tæller ikke med nu.',
  'Kan du ikke acceptere det, vi har bestemt, skal din klage ligge hos os senest den {appealBy}. Loven hedder {act}.',
  'Kommunen kan sende sin regning for tolken til EAN {ean}.',
  'Har du papirer, hvor der står {formerCpr}, skal du bede om at få dem rettet.',
  'I vores eget system har du et andet nummer, {personId}. Kommunen skal ikke bruge det.',
];
const ending = [
  'Dette er skrevet den {date}, og sagen ligger i arkivet som {case}.',
  'Skriv {case} på det, du sender til os. Dette brev er afsendt den {date}.',
];
