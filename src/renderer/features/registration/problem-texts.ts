import type { FormProblem, FormWarning } from '../../../application/registration-form/form-problem.ts';
import { explainCprRejection } from '../../../application/wording/cpr-number.ts';
import type { Locale } from '../../i18n/locale.tsx';

/** What is wrong with a field and what to do about it. */
export function explainFormProblem(problem: FormProblem, locale: Locale): string {
  const say = (da: string, en: string): string => (locale === 'da' ? da : en);
  switch (problem.kind) {
    case 'required':
      return requiredText(problem.field, say);
    case 'cpr':
      return explainCprRejection(problem.rejection, locale);
    case 'not-a-date':
      return say(
        'Skriv datoen som dag, måned og år, fx 23-11-2026.',
        'Write day, month and year, e.g. 23-11-2026.',
      );
    case 'birth-date-differs':
      return say(
        'Fødselsdatoen passer ikke med CPR-nummeret. Se efter i brevet, hvilken af dem der er læst eller skrevet forkert.',
        'The date of birth does not fit the CPR number. Check in the letter which of them is wrong.',
      );
    case 'not-a-citation':
      return say(
        'Det kan ikke læses som en bestemmelse i udlændingeloven. Skriv den fx som § 9 c, stk. 1.',
        'This does not read as a provision of the Aliens Act. Write e.g. § 9 c, stk. 1.',
      );
    case 'ambiguous-citation':
      return say(
        'Bestemmelsen kan læses på flere måder. Se efter i brevet, og vælg eller skriv den rigtige.',
        'The provision can be read in several ways. Check the letter, and choose or write the right one.',
      );
    case 'unknown-country':
      return say('Landet kendes ikke. Vælg det på listen.', 'Unknown country. Choose it from the list.');
    case 'end-before-start':
      return say(
        'Slutdatoen ligger før startdatoen. Se efter i brevet.',
        'The end is before the start. Check the letter.',
      );
    case 'unconfirmed':
      return say(
        'Brevet er læst maskinelt, og feltet er ikke sikkert. Sammenlign med udsnittet, og bekræft eller ret.',
        'This was read by machine and is not certain. Compare with the letter, and confirm or correct.',
      );
    case 'not-compared':
      return say(
        'Borgeren har oplyst det ved kiosken. Sammenhold det med papirerne, og tryk Stemmer, eller ret det.',
        'The citizen told this at the kiosk. Compare it with the papers, and agree or correct it.',
      );
    case 'not-covered':
      return say(
        'Bestemmelsen er ikke på listen over omfattede grupper. Følg henvisningen; kladden bliver liggende.',
        'The provision is not on the list of covered groups. Follow the referral; the draft stays.',
      );
    case 'coverage-unknown':
      return say(
        'Det kan ikke afgøres, om personen er omfattet. Skriv bestemmelsen fuldt ud, med stykke og nummer.',
        'It cannot be decided whether the person is covered. Write the provision in full, with stk. and nr.',
      );
    case 'group-not-chosen':
      return say(
        'Vælg den gruppe, som brevets begrundelse peger på.',
        'Choose the group that the letter’s reasons point to.',
      );
    case 'address-not-chosen':
      return say(
        'Vælg adressen på listen. En adresse, der kun er skrevet, kan ikke registreres.',
        'Choose the address from the list. An address that is only typed cannot be registered.',
      );
    case 'practice-address':
      return say(
        'Adressen er fra øveregistret. Indlæs kommunens adresseregister under Indstillinger.',
        'The address is from the practice register. Load the kommune’s register under Settings.',
      );
  }
}

function requiredText(field: FormProblem['field'], say: (da: string, en: string) => string): string {
  switch (field) {
    case 'cpr':
      return say(
        'Skriv det administrative CPR-nummer fra brevet.',
        'Write the administrative CPR number in the letter.',
      );
    case 'name':
      return say('Skriv personens navn.', 'Write the person’s name.');
    case 'birthDate':
      return say('Skriv fødselsdatoen.', 'Write the date of birth.');
    case 'legalBasis':
      return say(
        'Skriv den bestemmelse, tilladelsen er givet efter.',
        'Write the provision that the permit is given under.',
      );
    case 'earlierNumber':
      return say('Spørg personen, og svar her.', 'Ask the person, and answer here.');
    case 'address':
      return say('Find og vælg adressen.', 'Find and choose the address.');
    case 'moveInDate':
      return say('Skriv, hvornår personen flyttede ind.', 'Write when the person moved in.');
    default:
      return say('Feltet skal udfyldes.', 'This field is required.');
  }
}

/** Worth a second look; does not stop. */
export function explainFormWarning(warning: FormWarning, locale: Locale): string {
  const say = (da: string, en: string): string => (locale === 'da' ? da : en);
  switch (warning.kind) {
    case 'modulus-11':
      return say(
        'Kontrolcifferet stemmer ikke. Det gør det heller ikke for alle gyldige numre, så sammenlign med brevet ciffer for ciffer.',
        'The check digit does not come out. Some valid numbers are like that, so compare with the letter digit by digit.',
      );
    case 'cpr-normalised':
      return say(
        'Usædvanlige tegn er læst som almindelige. Se efter, at nummeret er rigtigt.',
        'Unusual signs were read as plain ones. Check the number.',
      );
    case 'permit-expired':
      return say(
        'Tilladelsen er udløbet. Spørg efter et nyere brev.',
        'The permit has expired. Ask for a newer letter.',
      );
    case 'permit-not-started':
      return say('Tilladelsen er ikke begyndt endnu.', 'The permit has not started yet.');
    case 'move-in-ahead':
      return say('Datoen ligger i fremtiden. Er det rigtigt?', 'The date lies ahead. Is that right?');
    case 'move-in-long-ago':
      return say(
        'Datoen ligger mere end et år tilbage. Er det rigtigt?',
        'The date is more than a year back. Is that right?',
      );
    case 'other-kommune':
      return say(
        `Adressen ligger i en anden kommune: ${warning.kommune}. Personen skal registreres dér. Er adressen rigtig, så gem ikke her, men vis personen til Borgerservice i ${warning.kommune}.`,
        `The address is in another kommune: ${warning.kommune}. The person has to register there. If the address is right, do not save here, but send the person to Borgerservice in ${warning.kommune}.`,
      );
    case 'high-street-code':
      return say(
        'Vejen er en administrativ vejkode (9900-9999), ikke et sted at bo. Spørg, hvor personen faktisk bor, og vælg den adresse.',
        'This is an administrative street code (9900-9999), not a place to live. Ask where the person really lives, and choose that address.',
      );
    case 'earlier-number-differs':
      return say(
        'Personen har et andet nummer. Lad en kollega med adgang til CPR afklare, hvilket nummer der gælder, så personen ikke står to gange.',
        'The person has another number. Let a colleague with access to CPR settle which one applies, so that nobody stands twice.',
      );
    case 'earlier-number-unreadable':
      return say(
        'Det ligner ikke et personnummer. Det gemmes, som det er skrevet.',
        'It does not look like a CPR number. It is kept as written.',
      );
  }
}
