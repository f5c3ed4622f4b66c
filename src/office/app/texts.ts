import type { OfficeRole } from '../../contract/office-api.ts';
import type { Texts } from '../../renderer/i18n/locale.tsx';
import type { Screen } from './route.ts';

interface AppTexts {
  readonly brand: string;
  readonly skip: string;
  readonly menu: string;
  readonly practice: string;
  readonly screens: Readonly<Record<Screen, string>>;
  readonly roles: Readonly<Record<OfficeRole, string>>;
  readonly signedIn: (name: string, role: string) => string;
  readonly password: string;
  readonly signOut: string;
  readonly otherLanguage: string;
  readonly starting: string;
  readonly idleTitle: string;
  readonly idleText: (seconds: number) => string;
  readonly goOn: string;
}

export const texts: Texts<AppTexts> = {
  da: {
    brand: 'kontoret',
    skip: 'Gå til indhold',
    menu: 'Hovedmenu',
    practice: 'Øvelse: kun opdigtede personer. Intet herfra når CPR.',
    screens: {
      work: 'Til indtastning',
      entered: 'Indtastet',
      stations: 'Stationer',
      cases: 'Sager',
      exports: 'Udtræk',
      audit: 'Revision',
      users: 'Brugere',
      password: 'Adgangskode',
    },
    roles: { 'cpr-clerk': 'CPR-medarbejder', leader: 'Leder', it: 'It' },
    signedIn: (name, role) => `Logget ind: ${name}, ${role}`,
    password: 'Skift adgangskode',
    signOut: 'Log ud',
    otherLanguage: 'English',
    starting: 'Åbner',
    idleTitle: 'Er du her stadig?',
    idleText: (seconds) =>
      `Du bliver logget ud om ${seconds} ${seconds === 1 ? 'sekund' : 'sekunder'}. Tryk på en tast, eller bevæg musen, for at fortsætte.`,
    goOn: 'Fortsæt',
  },
  en: {
    brand: 'the office',
    skip: 'Skip to content',
    menu: 'Main menu',
    practice: 'Practice: fictive persons only. Nothing from here reaches CPR.',
    screens: {
      work: 'To be entered',
      entered: 'Entered',
      stations: 'Stations',
      cases: 'Cases',
      exports: 'Exports',
      audit: 'Audit',
      users: 'Users',
      password: 'Password',
    },
    roles: { 'cpr-clerk': 'CPR clerk', leader: 'Leader', it: 'IT' },
    signedIn: (name, role) => `Signed in: ${name}, ${role}`,
    password: 'Change password',
    signOut: 'Sign out',
    otherLanguage: 'Dansk',
    starting: 'Opening',
    idleTitle: 'Are you still here?',
    idleText: (seconds) =>
      `You will be signed out in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}. Press a key, or move the mouse, to go on.`,
    goOn: 'Go on',
  },
};
