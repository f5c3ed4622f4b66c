import type { DeviceProblem } from '../../../application/ports/device-binding.ts';
import type { RestoreProblem, SignInProblem } from '../../../application/ports/station-access.ts';
import type { StoreProblem } from '../../../application/ports/station-store.ts';
import type { PasscodePolicy } from '../../../domain/passcode.ts';
import type { Locale } from '../../i18n/locale.tsx';

type Say = (da: string, en: string) => string;
const sayIn =
  (locale: Locale): Say =>
  (da, en) =>
    locale === 'da' ? da : en;

/** What the station asks of a passcode, before anybody has typed one. */
export function explainPolicy({ shortest, shortestDigits }: PasscodePolicy, locale: Locale): string {
  const say = sayIn(locale);
  const length =
    shortest === shortestDigits
      ? say(`Mindst ${shortest} cifre eller tegn.`, `At least ${shortest} digits or signs.`)
      : say(
          `Mindst ${shortest} tegn med bogstaver i, eller mindst ${shortestDigits} cifre.`,
          `At least ${shortest} signs with letters among them, or at least ${shortestDigits} digits.`,
        );
  return `${length} ${say('Ikke 1234, 1111 eller dit navn.', 'Not 1234, 1111 or your name.')}`;
}

/** `2 min. 5 sek.` */
export function sayWait(seconds: number, locale: Locale): string {
  const say = sayIn(locale);
  const minutes = Math.floor(seconds / 60);
  const rest = say(`${seconds % 60} sek.`, `${seconds % 60} s`);
  return minutes === 0 ? rest : `${minutes} min${locale === 'da' ? '.' : ''} ${rest}`;
}

/** Why somebody was not let in, and what to do. The countdown of a wait stands on the button. */
export function explainSignInProblem(problem: SignInProblem, locale: Locale): string {
  const say = sayIn(locale);
  switch (problem.kind) {
    case 'wrong':
      return problem.waitSeconds === 0
        ? say('Initialer eller kode er forkert. Prøv igen.', 'Initials or passcode are wrong. Try again.')
        : say(
            'Initialer eller kode er forkert. Vent lidt, før du prøver igen. Er koden glemt, så brug "Glemt kode?".',
            'Initials or passcode are wrong. Wait a little before you try again. If it is forgotten, use "Forgotten passcode?".',
          );
    case 'wait':
      return say(
        'Koden er skrevet forkert for mange gange. Vent, før du prøver igen.',
        'The passcode was typed wrong too many times. Wait before you try again.',
      );
    case 'locked-out':
      return say(
        'Adgangen er spærret efter for mange forkerte forsøg. En leder kan give dig en ny kode under Indstillinger, Medarbejdere, eller brug kommunens gendannelsesnøgle under "Glemt kode?".',
        'The access is closed after too many wrong tries. A supervisor can give you a new passcode under Settings, Staff, or use the kommune’s recovery key under "Forgotten passcode?".',
      );
    default:
      return explainAccessProblem(problem, locale);
  }
}

/** What any step before the open station may fail with. */
export function explainAccessProblem(
  problem: DeviceProblem | StoreProblem | { readonly kind: 'device-changed' | 'no-such-clerk' },
  locale: Locale,
): string {
  const say = sayIn(locale);
  switch (problem.kind) {
    case 'device-changed':
    case 'key-store-changed':
      return say(
        'Maskinens nøglelager er ikke det, som adgangen blev lavet med, fx fordi stationen er flyttet til en anden maskine. Brug kommunens gendannelsesnøgle under "Glemt kode?". Intet er slettet.',
        'The machine’s key store is not the one that the access was made with, e.g. because the station was moved to another machine. Use the kommune’s recovery key under "Forgotten passcode?". Nothing has been deleted.',
      );
    case 'key-store-unavailable':
      return say(
        'Maskinens nøglelager svarer ikke. Prøv igen om lidt, eller tilkald it-support.',
        'The machine’s key store does not answer. Try again in a while, or call IT support.',
      );
    case 'no-room':
      return say(
        'Disken er fuld. Frigør plads, og prøv igen. Intet er slettet.',
        'The disk is full. Make room, and try again. Nothing has been deleted.',
      );
    case 'newer-database':
      return say(
        'Stationens data er skrevet af en nyere udgave af programmet. Opdatér programmet.',
        'The station’s data was written by a newer version of the program. Update the program.',
      );
    case 'unavailable':
      return say(
        'Stationen kunne ikke læse eller skrive sit lager. Prøv igen, eller tilkald it-support.',
        'The station could not read or write its store. Try again, or call IT support.',
      );
    case 'no-such-clerk':
      return say('Medarbejderen findes ikke længere.', 'The employee is no longer there.');
  }
}

/** Why the recovery key or a backup was of no use. */
export function explainRecoveryProblem(problem: RestoreProblem, locale: Locale): string {
  const say = sayIn(locale);
  switch (problem.kind) {
    case 'mistyped':
      return problem.group === undefined
        ? say(
            'En gendannelsesnøgle er 8 grupper på 4 tegn. Der er for få eller for mange.',
            'A recovery key is 8 groups of 4 signs. There are too few or too many.',
          )
        : say(
            `Gruppe ${problem.group + 1} er skrevet forkert. Se på arket, og ret den.`,
            `Group ${problem.group + 1} is mistyped. Look at the sheet, and correct it.`,
          );
    case 'not-this-station':
      return say(
        'Nøglen er skrevet rigtigt, men hører ikke til denne station. Der kan være kommet en nyere nøgle.',
        'The key is typed right, but belongs to another station. There may be a newer key.',
      );
    case 'not-a-backup':
      return say('Filen er ikke en sikkerhedskopi fra en station.', 'The file is no backup of a station.');
    case 'damaged-backup':
      return say(
        'Sikkerhedskopien er beskadiget. Brug en anden kopi. Intet er ændret på stationen.',
        'The backup is damaged. Use another one. Nothing has been changed on the station.',
      );
    case 'newer-backup':
      return say(
        'Sikkerhedskopien er lavet af en nyere udgave af programmet. Opdatér programmet, og prøv igen.',
        'The backup was made by a newer version of the program. Update the program, and try again.',
      );
    case 'already-set-up':
      return say(
        'Stationen er allerede sat op, så intet af den erstattes. Genindlæs siden, og log ind.',
        'The station is set up already, so nothing of it is replaced. Reload the page, and sign in.',
      );
    default:
      return explainAccessProblem(problem, locale);
  }
}
