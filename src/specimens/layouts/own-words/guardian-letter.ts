import { fillSlots } from '../../drawing/spans.ts';
import { footLine, linesAt } from '../blocks.ts';
import type { Layout } from '../layout.ts';
import { createPen, type Pen } from '../pen.ts';

/** To the guardian of a child, or the asylum centre where the child lives; the guardian has a number too. */
export const guardianLetter: Layout = {
  id: 'guardian-letter',
  split: 'work',
  language: 'da',
  persons: [1, 1],
  purposes: ['child'],
  relatives: 1,
  compose(letter, sheets) {
    const pen = createPen(letter, sheets, 'da');
    const { chance } = letter;
    footLine(pen, 'Udlændingestyrelsen (eksempel), Kontoret for børn - tlf. {phone} - CVR {cvr}');
    linesAt(pen, ['Udlændingestyrelsen (eksempel)', 'Prøvetorvet 12', '4700 Næstved'], sheets.y, {
      align: 'right',
      size: Math.min(9.5, sheets.style.size),
    });
    sheets.y = addressee(pen, sheets.y + 10) + 12;
    sheets.set(pen.say(dated), { align: 'right', size: Math.min(9.5, sheets.style.size) });
    sheets.gap();
    pen.heading(chance.pick(subjects), { size: sheets.style.size + 1 });
    sheets.gap();
    pen.write([addressed], { align: 'left' });
    pen.write([why, granted]);
    pen.write([identity, period]);
    pen.write([number]);
    pen.write([municipality]);
    for (const text of chance.some(notes, chance.between(2, 4))) pen.write([[text]]);
    sheets.need(30);
    pen.write([['Med venlig hilsen', 'Venlig hilsen']], { align: 'left' });
    sheets.gap();
    sheets.set(fillSlots('{worker}', pen.slots()));
    sheets.gap();
    sheets.set(pen.say(copies), { size: Math.min(9, sheets.style.size) });
  },
};

function addressee(pen: Pen, y: number): number {
  const { letter, sheets } = pen;
  const lines = letter.chance.pick([
    ['{relative}', 'Personlig repræsentant', ...letter.address],
    ['Asylcenter Prøvestad', 'Att.: {relative}', ...letter.address],
    ['{relative}', 'Værge for {name}', ...letter.address],
  ]);
  return linesAt(pen, lines, y, { width: sheets.width * 0.55 });
}

const dated = [
  '{date}, sagsnr. {case}',
  'Næstved, den {date} / Sagsnummer {case} / Person-ID {personId}',
  'Sagsnummer: {case} - Dato: {date}',
];
const subjects = [
  'Opholdstilladelse til {name}',
  'Afgørelse vedrørende {name}, Person-ID {personId}',
  'Til værgen: Barnet har fået opholdstilladelse',
];
const addressed = [
  'Kære {relative}',
  'Til den, der handler på vegne af {name}',
  'Kære {relative} (CPR-nr. {relativeCpr})',
];
const why = [
  'Vi skriver til dig, da du er beskikket som repræsentant for {name}, der er mindreårig.',
  'Du får brevet, fordi {name} er under 18 år, og fordi du, {relative}, CPR-nummer {relativeCpr}, er værge.',
  '{name} bor på centeret, og brevet bedes gennemgået med den unge og med tolk.',
];
const granted = [
  'Udlændingestyrelsen har den {date} meddelt den unge opholdstilladelse efter {basis}.',
  'Den ansøgning om opholdstilladelse, som du på barnets vegne indgav den {applied}, er imødekommet efter {basis}.',
  'Efter samtalen med barnet den {heard} har vi givet opholdstilladelse, jf. {basis}.',
];
const identity = [
  'Efter aldersvurderingen er fødselsdatoen fastsat til {born}. Statsborgerskabet er registreret som {nationality}.',
  'Barnet står registreret med fødselsdato {born} og med {adjective} statsborgerskab.',
  'Barnet står registreret med fødselsdato {born} og er {stateless}.',
];
const period = [
  'Opholdstilladelsen gælder, til barnet ikke længere opfylder betingelserne, dog højst til den {to}.',
  'Opholdstilladelsen er givet for perioden fra {from} til {to}.',
  'Opholdstilladelsen er gyldig fra den {from} og er udstedt {noLimit}.',
];
const number = [
  'Der er tildelt et administrativt CPR-nummer til barnet. CPR-nummeret er {cpr}. Dit eget CPR-nummer, {relativeCpr}, må ikke oplyses i stedet.',
  'Barnets personnummer er {cpr}. På asylkortet står i stedet Person-ID {personId}, som ikke skal bruges, når barnet er flyttet fra centeret.',
  'Ved al kontakt til kommune, skole og læge anvendes det administrative CPR-nummer {cpr}, som tilhører {name}.',
];
const municipality = [
  'Kommunen, som barnet er visiteret til, skal registrere bopælen. Du bedes følge barnet til Borgerservice inden 5 dage efter flytningen og oplyse barnets CPR-nummer.',
  'Centeret bedes ved overflytning til kommunen sende denne afgørelse med, så bopælen i CPR bliver registreret på barnets CPR-nummer, og der ikke oprettes et ekstra.',
];
const notes = [
  'Som repræsentant kan du klage til Udlændingenævnet på barnets vegne inden den {appealBy}, jf. {cite33}.',
  'Kommunen overtager ansvaret for barnet. Regninger fra centeret til og med den {replyBy} sendes til EAN {ean}.',
  'Barnet må tage fritidsarbejde efter lovgivningens almindelige regler, jf. {cite14}.',
  'Barnets pas, nr. {passport}, opbevares hos os. Passet er gyldigt til den {passportTo}.',
  'Din beskikkelse, som er dateret den {heard}, ophører, når forældremyndigheden er afklaret.',
  'Opholdstilladelsen kan bortfalde efter {cite17}, hvis barnet rejser til hjemlandet.',
  'I brevet fra den {earlierTo} stod CPR-nummer {formerCpr}. Det skal ikke anvendes.',
];
const copies = [
  'Kopi: Asylcenter Prøvestad, akt {document}',
  'Kopi er sendt til kommunen (sagsnr. {theirs})',
  'Bilag: Klagevejledning',
];
