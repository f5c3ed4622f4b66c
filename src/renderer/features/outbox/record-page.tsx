import { useState } from 'react';
import { type CaseProblem, sendAgain, withdraw } from '../../../application/hand-over/resolve-case.ts';
import type { HandOverTrouble, OutboxRecord } from '../../../application/ports/station-store.ts';
import type { Receipt } from '../../../contract/intake-api.ts';
import { mayDo } from '../../../domain/clerk.ts';
import { findDrift } from '../../../domain/clock-evidence.ts';
import { formatCprNumber } from '../../../domain/cpr-number.ts';
import { needsAPerson, type Registration, type RegistrationId } from '../../../domain/registration.ts';
import type { Result } from '../../../domain/result.ts';
import { useNoteOnce } from '../../app/note-event.ts';
import { NoRoomReason, useHasRoom } from '../../app/room.tsx';
import { addressOf } from '../../app/route.ts';
import { useStation } from '../../app/station.ts';
import { useStored } from '../../app/use-stored.ts';
import { describeDrift, longDate, shortInstant } from '../../i18n/format.ts';
import { type Locale, useLocale, useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { SummaryList, type SummaryRow } from '../../ui/summary-list.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useFocusOnMount } from '../../ui/use-focus-on-mount.ts';
import { texts } from './texts.ts';

interface RecordPageProps {
  readonly id: RegistrationId;
  readonly onCorrect: (registration: Registration, alsoSeen: readonly RegistrationId[]) => void;
}

/** One saved registration: what it says, where it is, its receipt, or why it needs a person. */
export const RecordPage = ({ id, onCorrect }: RecordPageProps) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { store, trail, clerk } = useStation();
  const hasRoom = useHasRoom();
  const heading = useFocusOnMount<HTMLHeadingElement>();
  const record = useStored(async () => (await store.findRecord(id)) ?? 'none', [store, id]);
  const cpr = typeof record === 'object' ? record.registration?.person.cpr : undefined;
  useNoteOnce(
    typeof record === 'object'
      ? async () => ({
          action: 'saw',
          record: id,
          ...(cpr === undefined ? {} : { person: await trail.personKey(cpr) }),
        })
      : undefined,
  );
  if (record === undefined) return null;
  const back = (
    <p>
      <a href={addressOf({ screen: 'outbox' })} className="back-link">
        {t.back}
      </a>
    </p>
  );
  if (record === 'none') {
    return (
      <div className="bp-narrow">
        {back}
        <Alert variant="info">{t.notFound}</Alert>
      </div>
    );
  }
  const { registration, state, trouble, receipt, purgedAt } = record;
  return (
    <div className="bp-narrow">
      {back}
      <div className="bp-page-head">
        <h1 ref={heading} tabIndex={-1}>
          {registration?.person.name ?? (purgedAt === undefined ? t.unreadable : t.purgedName)}
        </h1>
        <StateBadge state={state}>{t.states[state]}</StateBadge>
      </div>
      {purgedAt !== undefined && <Alert variant="info">{t.purged(shortInstant(purgedAt, locale))}</Alert>}
      {receipt !== undefined && <ReceiptCard receipt={receipt} />}
      {needsAPerson(state) && trouble !== undefined && (
        <CaseCard record={record} trouble={trouble} onCorrect={onCorrect} />
      )}
      {state === 'waiting' && <WaitingNote record={record} />}
      {state === 'withdrawn' && <Alert variant="info">{t.withdrawn(record.withdrawnBecause ?? '')}</Alert>}
      {registration !== undefined && (
        <section className="bp-card">
          <SummaryList
            rows={[
              {
                label: t.cpr,
                value: <strong className="bp-number">{formatCprNumber(registration.person.cpr)}</strong>,
              },
              { label: t.born, value: longDate(registration.person.birthDate, locale) },
              { label: t.legalBasis, value: registration.permit.citation },
              {
                label: t.address,
                value: registration.residence.printed.map((line) => <div key={line}>{line}</div>),
              },
              { label: t.moveIn, value: longDate(registration.residence.moveInDate, locale) },
              { label: t.saved, value: shortInstant(record.savedAt, locale) },
              ...clockRows(registration, t, locale),
              ...(registration.corrects === undefined
                ? []
                : [
                    {
                      label: t.corrects,
                      value: (
                        <a href={addressOf({ screen: 'outbox', id: registration.corrects })}>
                          {t.openExisting}
                        </a>
                      ),
                    },
                  ]),
              { label: t.id, value: <span className="bp-code">{id}</span> },
            ]}
          />
          {mayDo(clerk, 'resolve-cases') &&
            state !== 'withdrawn' &&
            !needsAPerson(state) &&
            state !== 'sending' && (
              <>
                <NoRoomReason id="correct-room" />
                <Button
                  icon="edit"
                  disabled={!hasRoom}
                  aria-describedby="correct-room"
                  onClick={() => onCorrect(registration, [])}
                >
                  {t.correct}
                </Button>
              </>
            )}
        </section>
      )}
      {mayDo(clerk, 'see-audit') && (
        <p>
          <a href={addressOf({ screen: 'audit', id })}>{t.whoHasSeen}</a>
        </p>
      )}
    </div>
  );
};

/** What the machine knew of the time; records of the first versions carry nothing of it. */
function clockRows({ clock }: Registration, t: (typeof texts)['da'], locale: Locale): readonly SummaryRow[] {
  if (clock === undefined) return [];
  const drift = findDrift(clock);
  const value = drift === undefined ? t.clockUnknown : t.clockTold(describeDrift(drift, locale));
  return [{ label: t.clock, value }];
}

const ReceiptCard = ({ receipt }: { receipt: Receipt }) => {
  const t = useTexts(texts);
  const locale = useLocale();
  return (
    <section className="bp-card bp-receipt" aria-labelledby="receipt">
      <h2 id="receipt">{t.handedOver}</h2>
      <SummaryList
        rows={[
          { label: t.receiptNumber, value: <span data-receipt="sequence">{receipt.sequence}</span> },
          { label: t.receivedAt, value: shortInstant(receipt.receivedAt, locale) },
          { label: t.fingerprint, value: <span className="bp-code">{receipt.contentHash}</span> },
        ]}
      />
      <p className="bp-quiet">
        {t.fingerprintHint} {t.notInCpr}
      </p>
    </section>
  );
};

const WaitingNote = ({ record: { trouble, attempts, nextAttemptAt } }: { record: OutboxRecord }) => {
  const t = useTexts(texts);
  const locale = useLocale();
  if (trouble === undefined) return null;
  return (
    <Alert variant="info">
      <p>
        {t.trouble(trouble)} {t.advice(trouble)}
      </p>
      <p>
        {attempts > 0 && t.attempts(attempts)}{' '}
        {nextAttemptAt !== undefined && t.nextAttempt(shortInstant(nextAttemptAt, locale))}
      </p>
    </Alert>
  );
};

interface CaseCardProps {
  readonly record: OutboxRecord;
  readonly trouble: HandOverTrouble;
  readonly onCorrect: RecordPageProps['onCorrect'];
}

const CaseCard = ({ record, trouble, onCorrect }: CaseCardProps) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const station = useStation();
  const [withdrawing, setWithdrawing] = useState(false);
  const [cause, setCause] = useState('');
  const [problem, setProblem] = useState<CaseProblem>();
  const hasRoom = useHasRoom();
  const { id, registration } = record;
  const conflict = trouble.kind === 'conflict' ? trouble.conflict : undefined;
  const existing = conflict?.existing;
  const known = useStored(
    async () => (existing === undefined ? undefined : station.store.findRecord(existing.id)),
    [station, existing?.id],
  );
  const paths = trouble.kind === 'refused' ? (trouble.refusal?.paths ?? []) : [];

  async function act(action: Promise<Result<void, CaseProblem>>): Promise<void> {
    const done = await action;
    setProblem(done.ok ? undefined : done.error);
    if (done.ok) station.handOver.nudge();
  }

  return (
    <section className="bp-card bp-case" aria-labelledby="case">
      <h2 id="case">{t.caseHeading}</h2>
      <p>{t.trouble(trouble)}</p>
      {paths.length > 0 && <p>{t.refusedPaths(paths.join(', '))}</p>}
      {existing !== undefined && (
        <p>
          {t.existing(existing.stationName, shortInstant(existing.receivedAt, locale))}{' '}
          {known !== undefined && (
            <a href={addressOf({ screen: 'outbox', id: existing.id })}>{t.openExisting}</a>
          )}
        </p>
      )}
      <h3>{t.whatToDo}</h3>
      <p>{t.advice(trouble)}</p>
      {problem !== undefined && (
        <Alert variant="error" announce>
          {t.problems[problem.kind]}
        </Alert>
      )}
      <NoRoomReason id="case-room" />
      {withdrawing ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void act(withdraw(station, id, cause));
          }}
        >
          <TextField
            id="withdraw-cause"
            label={t.withdrawCause}
            hint={t.withdrawHint}
            value={cause}
            maxLength={500}
            autoFocus
            onText={setCause}
          />
          <div className="bp-actions">
            <Button onClick={() => setWithdrawing(false)}>{t.withdrawNo}</Button>
            <Button kind="primary" type="submit" disabled={!hasRoom} aria-describedby="case-room">
              {t.withdrawYes}
            </Button>
          </div>
        </form>
      ) : (
        <div className="bp-actions">
          <Button disabled={!hasRoom} aria-describedby="case-room" onClick={() => setWithdrawing(true)}>
            {t.withdraw}
          </Button>
          {registration !== undefined && (
            <Button
              icon="edit"
              disabled={!hasRoom}
              aria-describedby="case-room"
              onClick={() =>
                onCorrect(
                  registration,
                  conflict?.kind === 'same-person-other-number' ? [conflict.existing.id] : [],
                )
              }
            >
              {t.correct}
            </Button>
          )}
          {registration !== undefined && (
            <Button
              icon="refresh"
              disabled={!hasRoom}
              aria-describedby="case-room"
              onClick={() => void act(sendAgain(station, id))}
            >
              {t.sendAgain}
            </Button>
          )}
        </div>
      )}
    </section>
  );
};
