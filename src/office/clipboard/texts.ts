import type { Texts } from '../../renderer/i18n/locale.tsx';

interface ClipboardTexts {
  readonly copy: string;
  readonly before: string;
  readonly holds: (seconds: number) => string;
  readonly copied: string;
  readonly emptied: string;
  readonly overdue: string;
  readonly overdueText: string;
  readonly emptyNow: string;
  readonly refused: string;
}

export const texts: Texts<ClipboardTexts> = {
  da: {
    copy: 'Kopiér nummer',
    before:
      'Udklipsholderen tømmes efter 60 sekunder, og når du går videre. Står du da i et andet vindue, så når du vender tilbage.',
    holds: (seconds) => `Kopieret. Udklipsholderen tømmes om ${seconds} sek.`,
    copied: 'Nummeret er kopieret. Udklipsholderen tømmes om et minut.',
    emptied: 'Udklipsholderen er tømt.',
    overdue: 'Nummeret ligger stadig på udklipsholderen',
    overdueText: 'Browseren lader kun siden tømme den, mens vinduet er forrest.',
    emptyNow: 'Tøm udklipsholderen nu',
    refused: 'Browseren tillader ikke siden at kopiere. Skriv nummeret af, eller kontakt it.',
  },
  en: {
    copy: 'Copy number',
    before:
      'The clipboard is emptied after 60 seconds, and when you go on. If you are in another window then, when you come back.',
    holds: (seconds) => `Copied. The clipboard is emptied in ${seconds} s.`,
    copied: 'The number is copied. The clipboard is emptied in a minute.',
    emptied: 'The clipboard is empty.',
    overdue: 'The number is still on the clipboard',
    overdueText: 'The browser lets the page empty it only while the window is in front.',
    emptyNow: 'Empty the clipboard now',
    refused: 'The browser does not let the page copy. Type the number, or ask IT.',
  },
};
