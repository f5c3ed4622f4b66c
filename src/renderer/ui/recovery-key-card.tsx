import { type Texts, useTexts } from '../i18n/locale.tsx';

interface RecoveryKeyCardProps {
  readonly groups: readonly string[];
  readonly kommuneName: string;
  /** Which station, as IT knows it. */
  readonly station: string;
  /** As it is to stand on the sheet. */
  readonly date: string;
  readonly practice: boolean;
}

const words: Texts<{
  readonly title: string;
  readonly station: string;
  readonly date: string;
  readonly group: (number: number) => string;
  readonly what: string;
  readonly where: string;
  readonly practice: string;
}> = {
  da: {
    title: 'Gendannelsesnøgle',
    station: 'Station',
    date: 'Dato',
    group: (number) => `Gruppe ${number}`,
    what: 'Nøglen åbner stationens data, når ingen leder kan logge ind, når maskinen er skiftet, eller når en sikkerhedskopi skal gendannes. Uden den er data tabt for altid.',
    where:
      'Læg arket i et aflåst skab eller kommunens boks, ikke ved stationen. Den, der har både arket og maskinen, kan læse alt.',
    practice: 'ØVELSE',
  },
  en: {
    title: 'Recovery key',
    station: 'Station',
    date: 'Date',
    group: (number) => `Group ${number}`,
    what: 'The key opens the station’s data when no supervisor can sign in, when the machine was replaced, or when a backup is to be restored. Without it the data is lost for ever.',
    where:
      'Keep the sheet in a locked cabinet or the kommune’s safe, not at the station. Whoever has both the sheet and the machine can read everything.',
    practice: 'PRACTICE',
  },
};

/** The sheet with the recovery key. While it is on the screen, printing prints this and nothing else. */
export const RecoveryKeyCard = ({ groups, kommuneName, station, date, practice }: RecoveryKeyCardProps) => {
  const t = useTexts(words);
  return (
    <section className="bp-key-sheet" aria-labelledby="key-sheet-title">
      <h2 id="key-sheet-title">
        {t.title} · {kommuneName}
        {practice && <span className="bp-key-practice">{t.practice}</span>}
      </h2>
      <p className="bp-quiet">
        {t.station}: {station} · {t.date}: {date}
      </p>
      <ol className="bp-key-groups" translate="no">
        {groups.map((group, at) => (
          <li key={t.group(at + 1)}>
            <span className="bp-key-number">{at + 1}</span>
            <span className="bp-key-group">{group}</span>
          </li>
        ))}
      </ol>
      <p>{t.what}</p>
      <p>{t.where}</p>
    </section>
  );
};
