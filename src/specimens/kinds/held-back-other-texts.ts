import type { OtherText, WrittenKind } from './other-texts.ts';

/** What other papers of the held-back split say, in words that no paper of the work split has. */
export const heldBackOtherTexts: Readonly<Record<WrittenKind, OtherText>> = {
  'permit-without-number': {
    subject: 'Du kan blive i Danmark',
    paragraphs: [
      'Din ansøgning af {applied} er taget til følge efter {basis}. Ophold kan ske fra {from}.',
      'Nummeret på dit pas er {passport}, og din fødselsdag er {born}.',
      'Et personnummer laves først, når du har fået en adresse. Spørg i International Citizen Service.',
    ],
  },
  refusal: {
    subject: 'Din ansøgning er ikke imødekommet',
    paragraphs: [
      'Du opfylder ikke kravene i {basis}, og der kan derfor ikke meddeles opholdstilladelse.',
      'Sagen er ført under pers.nr. {cpr}. Din fødselsdag er noteret som {born}.',
      'Du skal forlade landet senest {replyBy}. Klage kan indgives til og med {appealBy}, jf. {cite33}.',
    ],
  },
  extension: {
    subject: 'Mere tid i Danmark',
    paragraphs: [
      'Du har bedt om at få din tilladelse efter {basis} forlænget ud over {earlierTo}. Det er imødekommet.',
      'Den nye periode går fra {from}. Du skal ikke gøre noget, for kommunen kender dig allerede under {cpr}.',
    ],
  },
  permanent: {
    subject: 'Afgørelse om permanent ophold',
    paragraphs: [
      'Din ansøgning af {applied} om tidsubegrænset ophold er imødekommet, jf. {cite11}.',
      'Vi har set på tiden fra {earlierFrom} til i dag. Du er registreret på din bopæl under CPR {cpr}, og der sker ingen ændring.',
    ],
  },
  receipt: {
    subject: 'Vi har fået din ansøgning',
    paragraphs: [
      'Ansøgningen er registreret {applied}, og den har fået dokumentnummer {document}. Den vedrører {basis}.',
      'Vi har noteret fødselsdag {born} og pas {passport}. Mangler der noget, skal vi have det senest {replyBy}.',
    ],
  },
  hearing: {
    subject: 'Høring inden afgørelse',
    paragraphs: [
      'Din tilladelse efter {basis} kan blive taget tilbage, jf. {cite19}. Inden vi beslutter noget, vil vi gerne høre dig.',
      'Skriv til os senest {replyBy}, og anfør CPR {cpr}. Tilladelsen gjaldt oprindelig fra {earlierFrom}.',
    ],
  },
  lease: {
    subject: 'Aftale om leje af værelse',
    sender: 'Prøveboligforeningen Mønsterhøj',
    paragraphs: [
      'Værelset overtages af {name} ({cpr}) den {from}. Opsigelse sker med en måneds varsel.',
      'Vand og varme afregnes hvert år. Lejeren har fået udleveret to nøgler.',
    ],
  },
  registration: {
    subject: 'Bekræftelse på anmeldt flytning',
    sender: 'Øvelse Kommune, Folkeregistret',
    paragraphs: [
      'Kommunen har den {date} lagt din nye adresse ind under {cpr}. Flyttedagen er {heard}.',
      'Passer det ikke, så kontakt os senest {replyBy}. Læg brevet sammen med dine andre papirer.',
    ],
  },
  tax: {
    subject: 'Årsopgørelse',
    sender: 'Skattekontoret (eksempel)',
    paragraphs: [
      '{name} - {cpr}. Overskydende skat indsættes på din konto den {replyBy}.',
      'Du kan rette oplysningerne indtil {appealBy}. Din arbejdsgivers CVR er {cvr}.',
    ],
  },
};
