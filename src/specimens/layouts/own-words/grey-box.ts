import { fillSlots } from '../../drawing/spans.ts';
import { addressAt, type Field, filledFields, footLine, labelsLeft, linesAt } from '../blocks.ts';
import type { Layout } from '../layout.ts';
import { createPen, type Pen } from '../pen.ts';

/** A letter of questions and answers with a grey box of facts for the municipality. */
export const greyBox: Layout = {
  id: 'grey-box',
  split: 'work',
  language: 'da',
  persons: [1, 1],
  compose(letter, sheets) {
    const pen = createPen(letter, sheets, 'da');
    const { chance } = letter;
    footLine(
      pen,
      'Udlændingestyrelsen (eksempel) | Prøvetorvet 12 | 4700 Næstved | CVR-nr. {cvr} | EAN {ean}',
    );
    sheets.setAt([{ text: 'Udlændingestyrelsen (eksempel)' }], sheets.y, {
      size: sheets.style.size + 2,
      weight: 'bold',
    });
    const end = addressAt(pen, sheets.y + 18, { width: sheets.width * 0.55 });
    sheets.y = end + 10;
    linesAt(pen, chance.pick(caseLines), sheets.y, { size: Math.min(9.5, sheets.style.size) });
    sheets.y += 17;
    pen.heading(chance.pick(subjects), { size: sheets.style.size + 3 });
    sheets.gap(0.7);
    pen.write([['Kære {name}', 'Kære {given}', '{name}']], { align: 'left' });
    pen.write([granted, purpose]);
    const isBoxFirst = chance.happens(0.5);
    if (isBoxFirst) box(pen);
    pen.heading(chance.pick(['Hvad skal du gøre nu?', 'Hvad er det næste, du skal?']));
    pen.write([municipality]);
    if (!isBoxFirst) box(pen);
    for (const [title, text] of chance.some(questions, chance.between(2, 4))) {
      pen.heading(title);
      pen.write([[text]]);
    }
    sheets.need(20);
    sheets.set([{ text: chance.pick(['Med venlig hilsen', 'Venlig hilsen']) }]);
    sheets.set(fillSlots('{worker}', pen.slots()));
    sheets.set([{ text: 'Udlændingestyrelsen (eksempel)' }]);
  },
};

/** The labels left of the values, on a grey ground that is as high as they are. */
function box(pen: Pen): void {
  const { sheets, letter } = pen;
  const fields = letter.chance.pick(boxes);
  const share = 0.42;
  const inner = sheets.width - 10;
  const title = letter.chance.pick(['Vigtige oplysninger', 'Vigtige oplysninger til kommunen']);
  const height =
    sheets.heightOf([{ text: title }]) +
    filledFields(pen, fields).reduce((sum, [label, value]) => {
      const left = sheets.heightOf([{ text: label }], { width: inner * share - 3 });
      const right = sheets.heightOf(value, { width: inner * (1 - share) });
      return sum + Math.max(left, right) + 0.8;
    }, 0);
  sheets.need(height + 12);
  const top = sheets.y;
  sheets.shape({
    kind: 'rectangle',
    x: sheets.left,
    y: top,
    width: sheets.width,
    height: height + 8,
    fill: letter.chance.pick(['#ececec', '#e3e3e3', '#eef0f2']),
  });
  sheets.y = top + 3;
  sheets.set([{ text: title }], { x: sheets.left + 5, width: inner, weight: 'bold' });
  sheets.y += 1;
  labelsLeft(pen, fields, { x: sheets.left + 5, width: inner, share });
  sheets.y = top + height + 8;
  sheets.gap();
}

const caseLines = [
  ['Dato: {date}', 'Sagsnummer: {case}', 'Person-ID: {personId}'],
  ['{date}', 'Sagsnr. {case}', 'Dokument nr. {document}'],
  ['Sagsnummer {case}', 'Sagsbehandler: {worker}', 'Dato for afgørelsen: {date}'],
];
const subjects = [
  'Opholdstilladelse i Danmark - hvad du skal gøre',
  'Ja til opholdstilladelse',
  'Vi har givet dig opholdstilladelse',
  'Din nye opholdstilladelse',
];
const granted = [
  'Du har den {applied} søgt om opholdstilladelse i Danmark. Det har du nu fået.',
  'Vi skriver til dig, fordi du har fået opholdstilladelse. Afgørelsen er truffet den {date} og svarer på din ansøgning af {applied}.',
  'Udlændingestyrelsen har den {date} meddelt dig opholdstilladelse i Danmark.',
];
const purpose = [
  'Opholdstilladelsen er givet med henblik på midlertidigt ophold.',
  'Læs hele brevet, og gem det sammen med dit pas ({passport}).',
  'Du skal være opmærksom på de betingelser, der er nævnt længere nede.',
];
const municipality = [
  'Du har allerede et administrativt CPR-nummer. Du skal oplyse det til kommunen, når du melder flytning, så kommunen ikke opretter dig med et nyt CPR-nummer.',
  'Senest 5 dage efter indflytningen skal du få registreret din bopæl i kommunen. Medbring dette brev, dit pas og din lejekontrakt. CPR-nummeret er endeligt og skal ikke laves om.',
  'Henvend dig personligt i Borgerservice. Kommunen skal bruge oplysningerne i den grå boks, når du bliver registreret i CPR med bopæl.',
];
const boxes: readonly (readonly Field[])[] = [
  [
    ['Navn:', '{name}'],
    ['CPR-nummer:', '{cpr}'],
    ['Fødselsdato:', '{born}'],
    ['Statsborgerskab:', '{nationality}'],
    ['Opholdstilladelse efter:', '{basis}'],
    ['Opholdstilladelsen gælder fra:', '{from}'],
    ['Opholdstilladelsen gælder til:', '{to}'],
    ['Opholdstilladelsen gælder til:', '{noLimit}'],
    ['Udlændingenummer:', '{personId}'],
  ],
  [
    ['Administrativt CPR-nummer', '{cpr}'],
    ['Tidligere CPR-nummer (slettet)', '{formerCpr}'],
    ['Fornavn(e) i passet', '{given}'],
    ['Efternavn i passet', '{family}'],
    ['Født den', '{born}'],
    ['Statsborger i / statsløs', '{nationality}'],
    ['Pasnummer', '{passport}'],
    ['Passet er gyldigt til', '{passportTo}'],
    ['Opholdsgrundlag', '{basis}'],
    ['Gyldighedsperiode', '{from} til {to}'],
    ['Gyldighedsperiode', 'fra {from}, {noLimit}'],
  ],
  [
    ['Tilladelsens start', '{from}'],
    ['Tilladelsens slut', '{to}'],
    ['Tilladelsens slut', 'gælder {noLimit}'],
    ['Bestemmelse', '{bareBasis}'],
    ['Dit personnummer', '{cpr}'],
    ['Din fødselsdag', '{born}'],
    ['Dit statsborgerskab', '{nationality}'],
    ['Dit ID hos Udlændingestyrelsen', '{personId}'],
  ],
];
const questions = [
  [
    'Må du arbejde?',
    'Ja. Opholdstilladelsen giver ret til at arbejde uden en særlig arbejdstilladelse, jf. {cite14}.',
  ],
  [
    'Hvornår skal du søge om forlængelse?',
    'Søg tidligst 3 måneder før, din opholdstilladelse udløber. Har du før haft opholdstilladelse, fx i perioden {earlierFrom} til {earlierTo}, skal du ikke vedlægge den.',
  ],
  [
    'Hvordan klager du?',
    'Du kan klage til Udlændingenævnet inden 8 uger, det vil sige senest den {appealBy}. Det følger af {cite33}.',
  ],
  [
    'Hvornår bortfalder opholdstilladelsen?',
    'Den bortfalder, hvis du opgiver din bopæl eller opholder dig længere tid i udlandet, jf. {cite17} og {cite18}.',
  ],
  [
    'Er der fejl i oplysningerne?',
    'Kontakt os senest den {replyBy} på telefon {phone}, hvis navn, fødselsdato eller statsborgerskab er forkert.',
  ],
  [
    'Hvor kan du læse reglerne?',
    'Reglerne står i udlændingeloven, jf. {act}, og om permanent ophold i {cite11}.',
  ],
] as const;
