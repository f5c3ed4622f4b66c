import type { Texts } from '../../i18n/locale.tsx';

interface SignInTexts {
  readonly title: string;
  readonly locked: string;
  readonly lockedText: string;
  readonly initials: string;
  readonly passcode: string;
  readonly signIn: string;
  readonly signingIn: string;
  readonly another: string;
  readonly forgotten: string;
  readonly waitFor: (wait: string) => string;
  readonly typeInitials: string;
  readonly typePasscode: string;
  readonly waitsForOwner: string;
}

export const texts: Texts<SignInTexts> = {
  da: {
    title: 'Log ind',
    locked: 'Stationen er låst',
    lockedText: 'Det, du var i gang med, er der stadig, når du logger ind igen.',
    initials: 'Initialer',
    passcode: 'Kode',
    signIn: 'Log ind',
    signingIn: 'Logger ind …',
    another: 'En anden medarbejder',
    forgotten: 'Glemt kode?',
    waitFor: (wait) => `Prøv igen om ${wait}`,
    typeInitials: 'Skriv dine initialer.',
    typePasscode: 'Skriv din kode.',
    waitsForOwner:
      'En formular kunne ikke gemmes, før stationen blev låst. Den venter på den medarbejder, der skrev den. Luk ikke vinduet.',
  },
  en: {
    title: 'Sign in',
    locked: 'The station is locked',
    lockedText: 'What you were doing is still there when you sign in again.',
    initials: 'Initials',
    passcode: 'Passcode',
    signIn: 'Sign in',
    signingIn: 'Signing in …',
    another: 'Somebody else',
    forgotten: 'Forgotten passcode?',
    waitFor: (wait) => `Try again in ${wait}`,
    typeInitials: 'Type your initials.',
    typePasscode: 'Type your passcode.',
    waitsForOwner:
      'A form could not be saved before the station was locked. It waits for whoever typed it. Do not close the window.',
  },
};
