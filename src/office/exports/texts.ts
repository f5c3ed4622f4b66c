import type { Texts } from '../../renderer/i18n/locale.tsx';

interface ExportsTexts {
  readonly title: string;
  readonly which: string;
  readonly toEnter: string;
  readonly all: string;
  readonly allHint: string;
  readonly office: string;
  readonly allOffices: string;
  readonly from: string;
  readonly to: string;
  readonly dayHint: string;
  readonly noDay: string;
  readonly format: string;
  readonly csvSemicolon: string;
  readonly csvSemicolonHint: string;
  readonly csvComma: string;
  readonly json: string;
  readonly jsonHint: string;
  readonly warning: string;
  readonly save: string;
  readonly begun: string;
}

export const texts: Texts<ExportsTexts> = {
  da: {
    title: 'Udtræk',
    which: 'Hvilke registreringer?',
    toEnter: 'Dem, der skal indtastes i CPR',
    all: 'Alle, der er afleveret',
    allHint: 'Også dem, der er rettet eller tilbagekaldt siden; hver linje siger, om den gælder.',
    office: 'Kontor',
    allOffices: 'Alle kontorer',
    from: 'Modtaget fra og med',
    to: 'Modtaget til og med',
    dayHint: 'Dag, måned, år. Må være tom.',
    noDay: 'Skriv en dato, fx 23-11-2026.',
    format: 'Filen',
    csvSemicolon: 'CSV med semikolon',
    csvSemicolonHint: 'Åbner rigtigt i Excel med dansk opsætning.',
    csvComma: 'CSV med komma (RFC 4180)',
    json: 'JSON',
    jsonHint: 'Med den præcise tekst af hver registrering.',
    warning:
      'Filen indeholder CPR-numre. Gem den kun, hvor kommunen tillader det, og slet den, når den er brugt. Udtrækket bliver noteret i revisionssporet.',
    save: 'Gem filen',
    begun: 'Browseren gemmer filen nu.',
  },
  en: {
    title: 'Exports',
    which: 'Which registrations?',
    toEnter: 'Those to be entered in CPR',
    all: 'All that were handed over',
    allHint: 'Also those that were corrected or withdrawn since; each line says whether it counts.',
    office: 'Office',
    allOffices: 'All offices',
    from: 'Received from and with',
    to: 'Received until and with',
    dayHint: 'Day, month, year. May be empty.',
    noDay: 'Type a date, e.g. 23-11-2026.',
    format: 'The file',
    csvSemicolon: 'CSV with semicolons',
    csvSemicolonHint: 'Opens right in Excel with Danish settings.',
    csvComma: 'CSV with commas (RFC 4180)',
    json: 'JSON',
    jsonHint: 'With the exact text of each registration.',
    warning:
      'The file holds CPR numbers. Save it only where the kommune allows it, and delete it when it has been used. The export is noted in the audit trail.',
    save: 'Save the file',
    begun: 'The browser is saving the file.',
  },
};
