import type { FormIntake } from '../../../application/registration-form/form.ts';
import type { IntakeCompanion } from '../../../domain/intake.ts';
import { formatTicket } from '../../../domain/ticket.ts';
import { shortInstant } from '../../i18n/format.ts';
import { languageName } from '../../i18n/language-names.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { CompanionList } from './companion-list.tsx';
import { texts } from './intake-texts.ts';
import type { Step } from './session.ts';

interface IntakePanelProps {
  readonly intake: FormIntake;
  readonly step: Step;
  readonly onCompanion: (companion: IntakeCompanion) => void;
}

/** Where the form came from, as long as the clerk works on it: a citizen has told all that stands in it. */
export const IntakePanel = ({ intake, step, onCompanion }: IntakePanelProps) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { ticket, kioskName, takenAt, language, given, address, companions } = intake;
  return (
    <div className="bp-intake">
      <Alert variant="warning" heading={t.heading(formatTicket(ticket))}>
        <p>{step === 'residence' ? t.checkResidence : t.checkAll}</p>
        <p>
          {t.taken(kioskName, shortInstant(takenAt, locale), languageName(language, locale))}{' '}
          {step === 'residence' ? address === 'none' && t.address.none : t.given[given]}
        </p>
      </Alert>
      {step === 'residence' && companions.length > 0 && (
        <CompanionList companions={companions} onStart={onCompanion} />
      )}
    </div>
  );
};
