import type { DeviceProblem } from '../../application/ports/device-binding.ts';
import type {
  AdministrationProblem,
  ClerkProblem,
  SignInProblem,
} from '../../application/ports/station-access.ts';
import type { StoreProblem } from '../../application/ports/station-store.ts';
import { explainClerkField } from './clerk-field-problem.ts';
import type { Locale } from './locale.tsx';
import { explainStoreProblem } from './store-problem.ts';

export type AccessProblem =
  | AdministrationProblem
  | ClerkProblem
  | SignInProblem
  | DeviceProblem
  | StoreProblem
  | { readonly kind: 'groups-differ' }
  /** The new passcode was not typed twice alike. */
  | { readonly kind: 'passcodes-differ' }
  /** One's own passcode was not typed. It is no wrong try. */
  | { readonly kind: 'own-missing' };

/** The field that a problem stands beside; `form` where it is about none of them. */
export type AccessField = 'initials' | 'name' | 'role' | 'passcode' | 'repeated' | 'own' | 'groups' | 'form';

const fields: Readonly<Partial<Record<AccessProblem['kind'], AccessField>>> = {
  'bad-initials': 'initials',
  'initials-taken': 'initials',
  'name-missing': 'name',
  'last-supervisor': 'form',
  'too-short': 'passcode',
  'too-few-digits': 'passcode',
  'too-easy': 'passcode',
  'passcodes-differ': 'repeated',
  'own-passcode-wrong': 'own',
  'own-missing': 'own',
  wrong: 'own',
  'groups-differ': 'groups',
};

export const fieldOfProblem = ({ kind }: AccessProblem): AccessField => fields[kind] ?? 'form';

/** Why something about clerks and passcodes could not be done, and what to do about it. */
export function explainAccessProblem(problem: AccessProblem, locale: Locale): string {
  const say = (da: string, en: string): string => (locale === 'da' ? da : en);
  switch (problem.kind) {
    case 'bad-initials':
    case 'initials-taken':
    case 'name-missing':
    case 'too-short':
    case 'too-few-digits':
    case 'too-easy':
    case 'passcodes-differ':
      return explainClerkField(problem, locale);
    case 'last-supervisor':
      return say(
        'Det er den eneste leder med adgang. Giv en anden rollen som leder først.',
        'This is the only supervisor with access. Make somebody else a supervisor first.',
      );
    case 'has-drafts':
      return say(
        problem.drafts === 1
          ? 'Medarbejderen har én kladde. Overdrag den til en kollega først.'
          : `Medarbejderen har ${problem.drafts} kladder. Overdrag dem til en kollega først.`,
        problem.drafts === 1
          ? 'This person has one draft. Hand it to a colleague first.'
          : `This person has ${problem.drafts} drafts. Hand them to a colleague first.`,
      );
    case 'no-such-clerk':
      return say('Medarbejderen findes ikke længere.', 'This person is no longer there.');
    case 'own-missing':
      return say('Skriv din egen kode.', 'Write your own passcode.');
    case 'own-passcode-wrong':
      return say(
        'Din egen kode passer ikke. Efter flere forkerte forsøg skal du vente lidt.',
        'Your own passcode is not right. After several wrong tries you must wait a little.',
      );
    case 'wrong':
      return say(
        'Den nuværende kode passer ikke. Efter flere forkerte forsøg skal du vente lidt.',
        'The present passcode is not right. After several wrong tries you must wait a little.',
      );
    case 'wait':
      return say(
        `Vent ${problem.seconds} sekunder, før du prøver igen.`,
        `Wait ${problem.seconds} seconds before you try again.`,
      );
    case 'locked-out':
      return say(
        'Adgangen er låst efter for mange forkerte forsøg. En leder kan give en ny kode.',
        'Access is locked after too many wrong tries. A supervisor can give a new passcode.',
      );
    case 'not-allowed':
      return say('Kun en leder må dette.', 'Only a supervisor may do this.');
    case 'groups-differ':
      return say(
        'Grupperne er ikke skrevet, som de står på arket. Se efter, og prøv igen.',
        'The groups are not as they stand on the sheet. Check, and try again.',
      );
    case 'device-changed':
    case 'key-store-changed':
      return say(
        'Maskinens nøglelager er ikke det, som adgangen er lavet med. Brug gendannelsesnøglen.',
        'The machine’s key store is not the one that access was made with. Use the recovery key.',
      );
    case 'key-store-unavailable':
      return say(
        'Maskinens nøglelager er ikke tilgængeligt. Tilkald it-support.',
        'The machine’s key store is not available. Call IT support.',
      );
    case 'no-room':
    case 'newer-database':
    case 'unavailable':
      return explainStoreProblem(problem, locale);
  }
}
