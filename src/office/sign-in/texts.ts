import type { Texts } from '../../renderer/i18n/locale.tsx';
import type { SignOutCause } from '../app/session-state.ts';

interface SignInTexts {
  readonly title: string;
  readonly because: Readonly<Record<SignOutCause, string>>;
  readonly initials: string;
  readonly password: string;
  readonly signIn: string;
  readonly signingIn: string;
  readonly waitFor: (wait: string) => string;
  readonly typeInitials: string;
  readonly typePassword: string;
  readonly forgotten: string;
  readonly changeTitle: string;
  readonly mustChange: string;
  readonly current: string;
  readonly next: string;
  readonly nextHint: string;
  readonly again: string;
  readonly differ: string;
  readonly change: string;
  readonly changing: string;
  readonly changed: string;
  readonly signOut: string;
}

export const texts: Texts<SignInTexts> = {
  da: {
    title: 'Log ind',
    because: {
      'by-hand': 'Du er logget ud.',
      idle: 'Du blev logget ud, fordi der ikke skete noget et stykke tid.',
      ended: 'Du er ikke længere logget ind. Log ind igen for at fortsætte.',
    },
    initials: 'Initialer',
    password: 'Adgangskode',
    signIn: 'Log ind',
    signingIn: 'Logger ind',
    waitFor: (wait) => `Vent ${wait}`,
    typeInitials: 'Skriv dine initialer.',
    typePassword: 'Skriv din adgangskode.',
    forgotten: 'Glemt adgangskoden? It kan give dig en ny.',
    changeTitle: 'Vælg din egen adgangskode',
    mustChange: 'It kender den, du har nu. Derfor skal du vælge en, som kun du kender, før du går videre.',
    current: 'Nuværende adgangskode',
    next: 'Ny adgangskode',
    nextHint: 'Mindst 12 tegn. Fire tilfældige ord er lettere at huske end tegn og tal.',
    again: 'Ny adgangskode igen',
    differ: 'De to er ikke ens. Skriv den igen.',
    change: 'Skift adgangskode',
    changing: 'Skifter',
    changed: 'Din adgangskode er skiftet. Andre steder, hvor du var logget ind, er du logget ud.',
    signOut: 'Log ud',
  },
  en: {
    title: 'Sign in',
    because: {
      'by-hand': 'You are signed out.',
      idle: 'You were signed out because nothing happened for a while.',
      ended: 'You are not signed in any more. Sign in again to go on.',
    },
    initials: 'Initials',
    password: 'Password',
    signIn: 'Sign in',
    signingIn: 'Signing in',
    waitFor: (wait) => `Wait ${wait}`,
    typeInitials: 'Type your initials.',
    typePassword: 'Type your password.',
    forgotten: 'Forgotten the password? IT can give you a new one.',
    changeTitle: 'Choose your own password',
    mustChange: 'IT knows the one you have now. Choose one that only you know before you go on.',
    current: 'Current password',
    next: 'New password',
    nextHint: 'At least 12 signs. Four random words are easier to remember than signs and digits.',
    again: 'New password again',
    differ: 'The two differ. Type it again.',
    change: 'Change password',
    changing: 'Changing',
    changed: 'Your password is changed. Wherever else you were signed in, you are signed out.',
    signOut: 'Sign out',
  },
};
