import type { Texts } from '../i18n/locale.tsx';

interface LockTexts {
  readonly lock: string;
  readonly lockTitle: string;
  readonly idleTitle: string;
  readonly idleText: (seconds: number) => string;
  readonly idleHow: string;
  readonly goOn: string;
}

export const texts: Texts<LockTexts> = {
  da: {
    lock: 'Lås',
    lockTitle: 'Lås stationen (Ctrl+Shift+L)',
    idleTitle: 'Er du her stadig?',
    idleText: (seconds) =>
      `Stationen låser om ${seconds} ${seconds === 1 ? 'sekund' : 'sekunder'}. Det, du har skrevet, bliver bevaret.`,
    idleHow: 'Tryk på en tast, eller bevæg musen, for at fortsætte.',
    goOn: 'Fortsæt',
  },
  en: {
    lock: 'Lock',
    lockTitle: 'Lock the station (Ctrl+Shift+L)',
    idleTitle: 'Are you still here?',
    idleText: (seconds) =>
      `The station locks in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}. What you have typed is kept.`,
    idleHow: 'Press a key, or move the mouse, to go on.',
    goOn: 'Go on',
  },
};
