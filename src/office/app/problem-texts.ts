import type { Locale } from '../../renderer/i18n/locale.tsx';
import type { ClientProblem } from '../api/office-client.ts';

/** Why something was not done, and what one can do. */
export function explainProblem({ kind, seconds = 0 }: ClientProblem, locale: Locale): string {
  const say = (da: string, en: string): string => (locale === 'da' ? da : en);
  switch (kind) {
    case 'wrong-password':
      return seconds > 0
        ? say(
            `Initialer eller adgangskode er forkert. Vent ${sayWait(seconds, locale)}, før du prøver igen.`,
            `Initials or password are wrong. Wait ${sayWait(seconds, locale)} before you try again.`,
          )
        : say(
            'Initialer eller adgangskode er forkert. Efter flere forkerte forsøg skal du vente lidt.',
            'Initials or password are wrong. After several wrong tries you must wait a little.',
          );
    case 'wait':
      return say(
        `Vent ${sayWait(seconds, locale)}, før du prøver igen.`,
        `Wait ${sayWait(seconds, locale)} before you try again.`,
      );
    case 'locked-out':
      return say(
        'Adgangen er låst efter ti forkerte forsøg. It kan give en ny adgangskode.',
        'Access is locked after ten wrong tries. IT can give a new password.',
      );
    case 'not-encrypted':
      return say(
        'Siden er åbnet uden kryptering. Brug adressen, der begynder med https, som it har givet dig.',
        'The page was opened without encryption. Use the address that begins with https, as IT has given it.',
      );
    case 'too-many-requests':
      return say(
        'Der kommer for mange forsøg herfra. Vent et minut.',
        'Too many tries come from here. Wait a minute.',
      );
    case 'not-signed-in':
      return say('Du er ikke længere logget ind.', 'You are not signed in any more.');
    case 'not-your-role':
      return say('Din rolle har ikke adgang til dette.', 'Your role has no access to this.');
    case 'password-to-be-changed':
      return say('Vælg først din egen adgangskode.', 'Choose your own password first.');
    case 'password-too-weak':
      return say(
        'Adgangskoden er for kort eller for let at gætte. Brug mindst 12 tegn, fx fire tilfældige ord.',
        'The password is too short or too easy to guess. Use at least 12 signs, e.g. four random words.',
      );
    case 'nothing-to-take-back':
      return say('Der er ingen markering at tage tilbage.', 'There is no mark to take back.');
    case 'not-found':
      return say('Det findes ikke længere på serveren.', 'It is not on the server any more.');
    case 'unreachable':
    case 'database-unavailable':
    case 'server-error':
      return say(
        'Kommunens server svarer ikke. Prøv igen om lidt, eller kontakt it.',
        'The kommune’s server does not answer. Try again in a while, or ask IT.',
      );
    case 'malformed':
    case 'too-large':
    case 'foreign-request':
      return say(
        'Serveren tog ikke imod det. Genindlæs siden.',
        'The server did not take it. Reload the page.',
      );
  }
}

/** `45 sekunder`, `15 minutter` */
export function sayWait(seconds: number, locale: Locale): string {
  const [count, da, en] =
    seconds <= 90 ? [seconds, 'sekund', 'second'] : [Math.ceil(seconds / 60), 'minut', 'minute'];
  if (locale === 'en') return `${count} ${en}${count === 1 ? '' : 's'}`;
  return `${count} ${da}${count === 1 ? '' : da === 'minut' ? 'ter' : 'er'}`;
}
