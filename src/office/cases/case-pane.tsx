import type { OfficeCaseDetail } from '../../contract/office-api.ts';
import { findRecordContent } from '../../contract/record-content.ts';
import type { Registration } from '../../domain/registration.ts';
import { shortInstant } from '../../renderer/i18n/format.ts';
import { useLocale, useTexts } from '../../renderer/i18n/locale.tsx';
import { nameRefusedFields } from '../../renderer/i18n/refused-fields.ts';
import { Alert } from '../../renderer/ui/alert.tsx';
import { Button } from '../../renderer/ui/button.tsx';
import { PageHeading } from '../app/page-heading.tsx';
import { VersionTable } from '../work-list/version-table.tsx';
import { texts } from './texts.ts';

/** One case: both its sides, who decides, and where it goes on. */
export const CasePane = ({ detail, onBack }: { detail: OfficeCaseDetail; onBack: () => void }) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { kind, closed, refusal } = detail;
  return (
    <div className="bp-wide">
      <Button kind="link" icon="arrow-back" onClick={onBack}>
        {t.back}
      </Button>
      <PageHeading>{t.kinds[kind]}</PageHeading>
      <p>
        {t.explains[kind]} {refusal !== undefined && t.refusals[refusal.kind]}{' '}
        {refusal !== undefined &&
          refusal.paths.length > 0 &&
          t.refusedPaths(nameRefusedFields(refusal.paths, locale))}
      </p>
      {closed !== undefined && (
        <Alert variant="success">
          {t.endings[closed.as]}, {shortInstant(closed.at, locale)}
        </Alert>
      )}
      <div className="bp-pair">
        <section className="bp-card bp-case" aria-labelledby="who-decides">
          <h2 id="who-decides">{t.who}</h2>
          <p>{t.whoSays[deciderOf(detail)]}</p>
          <p className="bp-quiet">{t.rule}</p>
        </section>
        <section className="bp-card" aria-labelledby="what-to-do">
          <h2 id="what-to-do">{t.what}</h2>
          <p>{t.whatSays[kind]}</p>
        </section>
      </div>
      <section aria-labelledby="sides">
        <h2 id="sides" className="bp-section-heading">
          {t.here}
        </h2>
        <Sides detail={detail} />
      </section>
      <p className="bp-quiet">
        {t.opened(shortInstant(detail.openedAt, locale))}. {t.seen(shortInstant(detail.seenAt, locale))}.
      </p>
    </div>
  );
};

const Sides = ({ detail }: { detail: OfficeCaseDetail }) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { existing, content, stationName, office } = detail;
  const fromHere = t.from(stationName, office);
  if (existing === undefined) {
    return (
      <p>
        {t.newSide}: {fromHere}. {content === undefined && t.noContent}
      </p>
    );
  }
  const [before, after] = [readRegistration(existing.content), readRegistration(content)];
  const { mark } = existing;
  const standing =
    mark?.kind === 'entered' ? t.enteredBy(mark.by, shortInstant(mark.at, locale)) : t.notEntered;
  return (
    <>
      <p>
        {t.first}: {t.from(existing.stationName, existing.office)}.{' '}
        {t.receivedAt(shortInstant(existing.receivedAt, locale))}. {standing}.<br />
        {t.newSide}: {fromHere}.
      </p>
      {before === undefined || after === undefined ? (
        <Alert variant="warning">{t.unreadable}</Alert>
      ) : (
        <VersionTable
          before={before}
          after={after}
          words={{ before: t.first, after: t.newSide, differs: t.differs }}
        />
      )}
    </>
  );
};

/** The offices' own rule. Where no office was named, nobody knows that they are the same. */
function deciderOf({
  kind,
  office,
  otherOffice,
}: OfficeCaseDetail): 'same-office' | 'two-offices' | 'refused' {
  if (kind === 'refused' || otherOffice === undefined) return 'refused';
  return office === otherOffice && office !== '' ? 'same-office' : 'two-offices';
}

function readRegistration(content: string | undefined): Registration | undefined {
  const says = content === undefined ? undefined : findRecordContent(content);
  return says?.kind === 'registration' ? says.registration : undefined;
}
