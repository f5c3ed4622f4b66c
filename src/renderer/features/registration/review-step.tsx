import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { isStale } from '../../../application/address-check.ts';
import type { SamePersonHit } from '../../../application/ports/station-store.ts';
import type { FormCheck, FormContext } from '../../../application/registration-form/check-form.ts';
import type { RegistrationForm } from '../../../application/registration-form/form.ts';
import {
  type RegisterProblem,
  registerResidence,
} from '../../../application/registration-form/register-residence.ts';
import { explainStandingInForm } from '../../../application/wording/address-standing.ts';
import { formatAddressLines } from '../../../domain/address.ts';
import { formatCprNumber } from '../../../domain/cpr-number.ts';
import { formatCitation } from '../../../domain/legal-basis.ts';
import type { PersonField, Registration } from '../../../domain/registration.ts';
import { NoRoomReason, useHasRoom } from '../../app/room.tsx';
import { useStation } from '../../app/station.ts';
import { useAddressStanding } from '../../app/use-address-standing.ts';
import { longDate } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { InKommunePanel, KommuneListAge } from './in-kommune-panel.tsx';
import { explainFormWarning } from './problem-texts.ts';
import { SamePersonPanel } from './same-person-panel.tsx';
import { texts as samePersonTexts } from './same-person-texts.ts';
import type { RegistrationSession, Step } from './session.ts';
import { texts } from './texts.ts';
import type { InKommune } from './use-in-kommune.ts';

interface ReviewStepProps {
  readonly session: RegistrationSession;
  readonly check: FormCheck;
  readonly context: FormContext;
  readonly samePerson: readonly SamePersonHit[];
  readonly inKommune: InKommune;
  readonly onEdit: (step: Step) => void;
  readonly onSaved: (registration: Registration) => void;
}

/** Everything once more, in words, before it is saved. */
export const ReviewStep = ({
  session,
  check,
  context,
  samePerson,
  inKommune,
  onEdit,
  onSaved,
}: ReviewStepProps) => {
  const t = useTexts(texts);
  const words = useTexts(samePersonTexts);
  const station = useStation();
  const { form } = useStore(session.state);
  const hasRoom = useHasRoom();
  const [failure, setFailure] = useState<{
    readonly of: RegistrationForm;
    readonly problem: RegisterProblem;
  }>();
  const [saving, setSaving] = useState(false);
  // What stood in the way was said of the form as it was then.
  const problem = failure?.of === form ? failure.problem : undefined;
  // Saving looks once more; another window may have been faster than this screen.
  const hits = problem?.kind === 'same-person' ? problem.hits : samePerson;
  const elsewhere = problem?.kind === 'in-kommune' ? problem.hits : inKommune.hits;
  const isHeld = hits.length > 0 || elsewhere.length > 0;
  const save = useRef<HTMLButtonElement>(null);

  useEffect(() => save.current?.focus(), []);

  async function saveNow(): Promise<void> {
    setSaving(true);
    setFailure(undefined);
    await session.settle();
    const saved = await registerResidence(station, session.id, form, context);
    setSaving(false);
    if (saved.ok) {
      station.handOver.nudge();
      onSaved(saved.value);
      return;
    }
    setFailure({ of: form, problem: saved.error });
  }

  return (
    <div className="bp-narrow">
      <h2 className="bp-section-heading">{t.reviewHeading}</h2>
      <SamePersonPanel hits={hits} session={session} />
      <InKommunePanel hits={elsewhere} seen={inKommune.seen} session={session} />
      <PersonSummary form={form} check={check} onEdit={() => onEdit('letter')} />
      <ResidenceSummary form={form} check={check} onEdit={() => onEdit('residence')} />
      {!isHeld && form.distinctFrom.length > 0 && (
        <TextField
          id="distinctCause"
          label={words.notSamePersonCause}
          hint={words.notSamePersonHint}
          value={form.distinctBecause}
          maxLength={500}
          onText={(distinctBecause) => session.change((now) => ({ ...now, distinctBecause }))}
        />
      )}
      {problem?.kind === 'no-room' && hasRoom && (
        <Alert variant="error" announce>
          {t.noRoom}
        </Alert>
      )}
      {problem !== undefined && (problem.kind === 'unavailable' || problem.kind === 'newer-database') && (
        <Alert variant="error" announce>
          {t.notSaved}
        </Alert>
      )}
      {problem?.kind === 'form' && (
        <Alert variant="error" announce>
          {t.goToProblems(problem.problems.length)}
        </Alert>
      )}
      <KommuneListAge heardAt={inKommune.heardAt} />
      <NoRoomReason id="save-room" />
      {isHeld && <p className="bp-quiet">{t.saveHeld}</p>}
      <div className="bp-actions">
        <Button icon="arrow-back" onClick={() => onEdit('residence')}>
          {t.back}
        </Button>
        {!isHeld && (
          <Button
            ref={save}
            kind="primary"
            icon="save"
            disabled={saving || !hasRoom}
            aria-describedby="save-room"
            onClick={() => void saveNow()}
          >
            {saving ? t.saving : t.save}
          </Button>
        )}
      </div>
    </div>
  );
};

interface SummaryProps {
  readonly form: RegistrationForm;
  readonly check: FormCheck;
  readonly onEdit: () => void;
}

const PersonSummary = ({ form, check, onEdit }: SummaryProps) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { cpr, birthDate, validFrom, validTo, letterDate, legalBasis, coverage } = check;
  const group = coverage.groups.find(
    ({ group: { id } }) => coverage.coverage === 'covered' || id === form.chosenGroup,
  )?.group;
  const source = (field: PersonField) => <Source form={form} field={field} />;
  const written = (field: PersonField, text: string | undefined) =>
    text === undefined || text === '' ? (
      <span className="bp-quiet">{t.none}</span>
    ) : (
      <>
        {text} {source(field)}
      </>
    );
  const date = (value: typeof birthDate) => (value === undefined ? undefined : longDate(value, locale));
  return (
    <section className="bp-card">
      <CardHead heading={t.personHeading} edit={t.edit} onEdit={onEdit} />
      <SummaryList
        rows={[
          {
            label: t.fields.cpr,
            value: <strong>{written('cpr', cpr.ok ? formatCprNumber(cpr.value.number) : '')}</strong>,
          },
          { label: t.fields.name, value: written('name', form.fields.name.text.trim()) },
          { label: t.fields.birthDate, value: written('birthDate', date(birthDate)) },
          { label: t.sexLabel, value: cpr.ok ? t.sex[cpr.value.sex] : t.none },
          { label: t.fields.citizenship, value: written('citizenship', form.fields.citizenship.text.trim()) },
          {
            label: t.fields.legalBasis,
            value: written(
              'legalBasis',
              legalBasis.kind === 'one' ? formatCitation(legalBasis.basis) : undefined,
            ),
          },
          { label: t.group, value: group === undefined ? t.none : `${group.id}. ${group.name[locale]}` },
          { label: t.validity, value: validityText(form, date(validFrom), date(validTo), t) },
          { label: t.fields.letterDate, value: written('letterDate', date(letterDate)) },
          { label: t.fields.caseNumber, value: written('caseNumber', form.fields.caseNumber.text.trim()) },
        ]}
      />
    </section>
  );
};

function validityText(
  form: RegistrationForm,
  from: string | undefined,
  to: string | undefined,
  t: (typeof texts)['da'],
): string {
  if (form.unlimited) return t.noEnd;
  if (to === undefined) return t.notStated;
  return from === undefined ? t.until(to) : t.fromUntil(from, to);
}

const ResidenceSummary = ({ form, check, onEdit }: SummaryProps) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const standing = useAddressStanding(form.address);
  const { answer, number } = form.earlierNumber;
  return (
    <section className="bp-card">
      <CardHead heading={t.steps[1]} edit={t.edit} onEdit={onEdit} />
      <SummaryList
        rows={[
          {
            label: t.address,
            value:
              form.address === undefined ? (
                t.none
              ) : (
                <>
                  {formatAddressLines(form.address).map((line) => (
                    <div key={line}>{line}</div>
                  ))}
                  {check.warnings
                    .filter(({ field }) => field === 'address')
                    .map((warning) => (
                      <span key={warning.kind} className="bp-warning">
                        {explainFormWarning(warning, locale)}
                      </span>
                    ))}
                  {isStale(standing) && (
                    <span className="bp-warning">{explainStandingInForm(standing, locale)}</span>
                  )}
                </>
              ),
          },
          ...(form.careOf.trim() === '' ? [] : [{ label: t.careOf, value: form.careOf }]),
          {
            label: t.moveInDate,
            value: check.moveInDate === undefined ? t.none : longDate(check.moveInDate, locale),
          },
          {
            label: t.earlierNumber,
            value:
              answer === undefined
                ? t.none
                : `${t.answers[answer]}${answer === 'yes' && number !== '' ? `: ${number}` : ''}`,
          },
          {
            label: t.documents,
            value:
              form.documentsSeen.length === 0
                ? t.none
                : form.documentsSeen.map((kind) => t.documentNames[kind]).join(', '),
          },
        ]}
      />
    </section>
  );
};

const CardHead = ({ heading, edit, onEdit }: { heading: string; edit: string; onEdit: () => void }) => (
  <div className="bp-card-head">
    <h3>{heading}</h3>
    <Button kind="link" icon="edit" onClick={onEdit} aria-label={`${edit}: ${heading}`}>
      {edit}
    </Button>
  </div>
);

const Source = ({ form, field }: { form: RegistrationForm; field: PersonField }) => {
  const t = useTexts(texts);
  const { source, needsLook, confirmed } = form.fields[field];
  return (
    <span className="bp-source">
      {t.sourceNames[source]}
      {source === 'scanned' && needsLook && confirmed && `, ${t.checkedByClerk}`}
    </span>
  );
};
