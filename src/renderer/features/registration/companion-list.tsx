import type { IntakeCompanion } from '../../../domain/intake.ts';
import { useTexts } from '../../i18n/locale.tsx';
import { Button } from '../../ui/button.tsx';
import { texts } from './intake-texts.ts';

interface CompanionListProps {
  readonly companions: readonly IntakeCompanion[];
  readonly onStart: (companion: IntakeCompanion) => void;
}

/** Who moves in along, by what a citizen told a kiosk. The next registration can begin with each of them. */
export const CompanionList = ({ companions, onStart }: CompanionListProps) => {
  const t = useTexts(texts);
  return (
    <section aria-labelledby="companions">
      <h2 id="companions" className="bp-section-heading">
        {t.companions}
      </h2>
      <p className="bp-quiet">{t.companionsText}</p>
      <ul className="bp-list">
        {companions.map((companion, nth) => (
          <li key={`${nth} ${companion.name}`} className="bp-draft">
            <span className="bp-row">
              <span>{companion.name}</span>
              <span className="bp-quiet">{companion.cpr}</span>
            </span>
            <Button
              kind="link"
              aria-label={t.startCompanion(companion.name)}
              onClick={() => onStart(companion)}
            >
              {t.start}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
};
