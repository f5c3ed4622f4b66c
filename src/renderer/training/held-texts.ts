import { bundledEditions } from '../../application/rule-list/edition.ts';
import type { Held } from '../../domain/training/held.ts';
import { longDate } from '../i18n/format.ts';
import type { Locale } from '../i18n/locale.tsx';

/** What stands in place of what was expected, in the words of the station's own screens. */
export const describeHeld = (held: Held, locale: Locale): string =>
  locale === 'da' ? inDanish(held) : inEnglish(held);

function inDanish(held: Held): string {
  switch (held.kind) {
    case 'nobody':
      return 'Der står ingen registrering under nummeret.';
    case 'draft-only':
      return 'Den ligger som kladde og er ikke gemt som registrering.';
    case 'registered':
      return 'Der står en registrering under nummeret.';
    case 'others':
      return held.count === 1
        ? 'Der står en registrering under et andet nummer.'
        : `Der står ${held.count} registreringer under andre numre.`;
    case 'written':
      return `Der står: ${held.text}.`;
    case 'day':
      return `Der står: ${longDate(held.date, 'da')}.`;
    case 'group':
      return held.group === undefined
        ? 'Der er ikke valgt en gruppe.'
        : `Valgt er: ${nameOfGroup(held.group, 'da')}.`;
    case 'answer':
      return { yes: 'Svaret er: ja.', no: 'Svaret er: nej.', unknown: 'Svaret er: personen ved det ikke.' }[
        held.answer
      ];
    case 'no-earlier-number':
      return 'Der er svaret ja, men nummeret mangler eller er et andet.';
    case 'paper-not-ticked':
      return 'Der er ikke sat kryds ved papiret under »Hvilke papirer har du set?« på siden Bopæl.';
    case 'no-care-of':
      return 'Feltet »Hos (c/o)« på siden Bopæl er tomt.';
    case 'no-reason-apart':
      return 'Der er ikke skrevet, hvordan man ved, at det er to personer.';
    case 'waits-for-the-line':
      return 'Den er gemt på stationen og venter på forbindelse.';
    case 'waits-for-a-person':
      return 'Den står under »Afleveringer« og kræver dig.';
    case 'never-looked':
      return 'Brevet er ikke læst ind, og der er ikke begyndt på noget.';
    case 'no-draft':
      return 'Der ligger ingen kladde med nummeret.';
    case 'drafts':
      return held.count === 1
        ? 'Der ligger en kladde på skranken.'
        : `Der ligger ${held.count} kladder på skranken.`;
    case 'case-otherwise':
      return 'Sagen er endt på en anden måde.';
    case 'not-taken-back':
      return 'Registreringen er ikke tilbagekaldt.';
  }
}

function inEnglish(held: Held): string {
  switch (held.kind) {
    case 'nobody':
      return 'No registration stands under the number.';
    case 'draft-only':
      return 'It lies as a draft, and has not been saved as a registration.';
    case 'registered':
      return 'A registration stands under the number.';
    case 'others':
      return `Registrations under other numbers: ${held.count}.`;
    case 'written':
      return `It says: ${held.text}.`;
    case 'day':
      return `It says: ${longDate(held.date, 'en')}.`;
    case 'group':
      return held.group === undefined
        ? 'No group has been chosen.'
        : `Chosen was: ${nameOfGroup(held.group, 'en')}.`;
    case 'answer':
      return {
        yes: 'The answer is: yes.',
        no: 'The answer is: no.',
        unknown: 'The answer is: the person does not know.',
      }[held.answer];
    case 'no-earlier-number':
      return 'The answer is yes, but the number is missing or another.';
    case 'paper-not-ticked':
      return 'The paper has not been ticked among those that you have seen.';
    case 'no-care-of':
      return 'The field for whom they live with is empty.';
    case 'no-reason-apart':
      return 'It does not say how one knows that they are two persons.';
    case 'waits-for-the-line':
      return 'It has been saved at the station, and waits for the line.';
    case 'waits-for-a-person':
      return 'It is among the hand-overs, and needs you.';
    case 'never-looked':
      return 'The letter has not been read, and nothing was begun.';
    case 'no-draft':
      return 'There is no draft with the number.';
    case 'drafts':
      return `Drafts at the desk: ${held.count}.`;
    case 'case-otherwise':
      return 'The case has ended in another way.';
    case 'not-taken-back':
      return 'The registration has not been taken back.';
  }
}

const nameOfGroup = (id: string, locale: Locale): string =>
  bundledEditions.at(-1)?.list.groups.find((group) => group.id === id)?.name[locale] ?? id;
