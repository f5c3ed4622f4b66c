import type { FormCheck } from '../../../application/registration-form/check-form.ts';
import { explainCoverage } from '../../../application/wording/coverage.ts';
import type { GroupId } from '../../../domain/covered-groups.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { RadioGroup } from '../../ui/choice-group.tsx';
import { texts } from './texts.ts';

interface CoveragePanelProps {
  readonly check: FormCheck;
  readonly chosen: GroupId | undefined;
  readonly error: string | undefined;
  readonly onChoose: (group: GroupId) => void;
}

const variants = { covered: 'success', choose: 'info', 'not-covered': 'error', unknown: 'warning' } as const;

/** Whether the person is covered, why, and by which edition of the list. */
export const CoveragePanel = ({ check, chosen, error, onChoose }: CoveragePanelProps) => {
  const locale = useLocale();
  const t = useTexts(texts);
  const { coverage: decision } = check;
  if (check.legalBasis.kind === 'none') return <p className="bp-quiet">{t.coverageWaits}</p>;
  const { headline, explanation, next } = explainCoverage(decision, locale);
  return (
    <div className="bp-coverage" aria-live="polite">
      <Alert variant={variants[decision.coverage]} heading={headline}>
        <p>{explanation}</p>
        {next !== undefined && <p>{next}</p>}
      </Alert>
      {decision.coverage === 'choose' && (
        <RadioGroup
          id="coverage"
          legend={t.chooseGroup}
          hint={t.chooseGroupHint}
          error={error}
          value={chosen}
          onChoose={onChoose}
          choices={decision.groups.map(({ group, ageFits }) => ({
            value: group.id,
            label: group.name[locale],
            hint: [
              group.distinguishedBy?.[locale],
              ageFits === undefined ? undefined : ageFits ? t.usualAge : t.otherAge,
            ]
              .filter((part) => part !== undefined)
              .join('. '),
          }))}
        />
      )}
      <details className="bp-trace">
        <summary>
          {t.trace} · {t.listVersion(decision.listVersion)}
        </summary>
        <ol>
          {decision.trace.map((step) => (
            <li key={`${step.rule} ${step.detail}`}>{step.detail}</li>
          ))}
        </ol>
      </details>
    </div>
  );
};
