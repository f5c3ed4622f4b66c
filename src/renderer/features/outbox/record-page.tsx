import { isStale } from '../../../application/address-check.ts';
import type { OutboxRecord } from '../../../application/ports/outbox.ts';
import { unsentStates } from '../../../application/stale-addresses.ts';
import { explainStandingOfRecord } from '../../../application/wording/address-standing.ts';
import { mayDo } from '../../../domain/clerk.ts';
import { findDrift } from '../../../domain/clock-evidence.ts';
import { formatCprNumber } from '../../../domain/cpr-number.ts';
import { needsAPerson, type Registration, type RegistrationId } from '../../../domain/registration.ts';
import { AddressNotice } from '../../app/address-notice.tsx';
import { useNoteOnce } from '../../app/note-event.ts';
import { NoRoomReason, useHasRoom } from '../../app/room.tsx';
import { addressOf } from '../../app/route.ts';
import { useStation } from '../../app/station.ts';
import { useAddressStanding } from '../../app/use-address-standing.ts';
import { useStored } from '../../app/use-stored.ts';
import { describeDrift, longDate, shortInstant } from '../../i18n/format.ts';
import { adviseOn, describeTrouble } from '../../i18n/hand-over-trouble.ts';
import { type Locale, useLocale, useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { BackLink } from '../../ui/back-link.tsx';
import { Button } from '../../ui/button.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { SummaryList, type SummaryRow } from '../../ui/summary-list.tsx';
import { useFocusOnMount } from '../../ui/use-focus-on-mount.ts';
import { CaseCard } from './case-card.tsx';
import { ReceiptCard } from './receipt-card.tsx';
import { TakeBack, WhatFollowed, WithdrawalFacts } from './take-back.tsx';
import { texts as takeBackTexts } from './take-back-texts.ts';
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
      <BackLink to={addressOf({ screen: 'outbox' })}>{t.back}</BackLink>
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
  const { state, trouble, receipt, purgedAt, withdrawal } = record;
  return (
    <div className="bp-narrow">
      {back}
      <div className="bp-page-head">
        <h1 ref={heading} tabIndex={-1}>
          <RecordName record={record} />
        </h1>
        <StateBadge state={state}>{t.states[state]}</StateBadge>
      </div>
      {purgedAt !== undefined && <Alert variant="info">{t.purged(shortInstant(purgedAt, locale))}</Alert>}
      <WhatFollowed record={record} />
      {receipt !== undefined && <ReceiptCard record={record} receipt={receipt} />}
      {needsAPerson(state) && trouble !== undefined && (
        <CaseCard record={record} trouble={trouble} onCorrect={onCorrect} />
      )}
      {state === 'waiting' && <WaitingNote record={record} />}
      {state === 'withdrawn' && <Alert variant="info">{t.withdrawn(record.withdrawnBecause ?? '')}</Alert>}
      {withdrawal !== undefined && <WithdrawalFacts withdrawal={withdrawal} />}
      {record.registration !== undefined && (
        <RegistrationFacts record={record} registration={record.registration} onCorrect={onCorrect} />
      )}
      {mayDo(clerk, 'see-audit') && (
        <p className="bp-no-print">
          <a href={addressOf({ screen: 'audit', id })}>{t.whoHasSeen}</a>
        </p>
      )}
    </div>
  );
};

/** What the record is called: the person's name, or what has become of it. */
const RecordName = ({ record: { registration, withdrawal, purgedAt } }: { record: OutboxRecord }) => {
  const t = useTexts(texts);
  const words = useTexts(takeBackTexts);
  if (withdrawal !== undefined) return words.isTakeBack;
  return registration?.person.name ?? (purgedAt === undefined ? t.unreadable : t.purgedName);
};

interface RegistrationFactsProps extends Pick<RecordPageProps, 'onCorrect'> {
  readonly record: OutboxRecord;
  readonly registration: Registration;
}

const RegistrationFacts = ({ record, registration, onCorrect }: RegistrationFactsProps) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { clerk } = useStation();
  const hasRoom = useHasRoom();
  const { id, state, savedAt, correctedBy, withdrawnBy, receipt, mayHaveArrived } = record;
  const isSettled = correctedBy !== undefined || withdrawnBy !== undefined || state === 'withdrawn';
  // What the kommune's system has follows the register there.
  const isOpen = !isSettled && unsentStates.includes(state);
  const standing = useAddressStanding(isOpen ? registration.residence.address : undefined);
  const mayAct = mayDo(clerk, 'resolve-cases') && !isSettled && !needsAPerson(state) && state !== 'sending';
  return (
    <section className="bp-card">
      {isStale(standing) && (
        <AddressNotice
          stored={registration.residence.address}
          standing={standing}
          text={explainStandingOfRecord(standing, locale)}
        />
      )}
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
          { label: t.saved, value: shortInstant(savedAt, locale) },
          ...clockRows(registration, t, locale),
          ...(registration.corrects === undefined
            ? []
            : [
                {
                  label: t.corrects,
                  value: (
                    <a href={addressOf({ screen: 'outbox', id: registration.corrects })}>{t.openExisting}</a>
                  ),
                },
              ]),
          { label: t.id, value: <span className="bp-code">{id}</span> },
        ]}
      />
      {mayAct && (
        <div className="bp-no-print">
          <NoRoomReason id="correct-room" />
          <div className="bp-actions bp-actions-start">
            <Button
              icon="edit"
              disabled={!hasRoom}
              aria-describedby="correct-room"
              onClick={() => onCorrect(registration, [])}
            >
              {t.correct}
            </Button>
            {(receipt !== undefined || mayHaveArrived === true) && <TakeBack record={record} />}
          </div>
        </div>
      )}
    </section>
  );
};

/** What the machine knew of the time; records of the first versions carry nothing of it. */
function clockRows({ clock }: Registration, t: (typeof texts)['da'], locale: Locale): readonly SummaryRow[] {
  if (clock === undefined) return [];
  const drift = findDrift(clock);
  const value = drift === undefined ? t.clockUnknown : t.clockTold(describeDrift(drift, locale));
  return [{ label: t.clock, value }];
}

const WaitingNote = ({ record: { trouble, attempts, nextAttemptAt } }: { record: OutboxRecord }) => {
  const t = useTexts(texts);
  const locale = useLocale();
  if (trouble === undefined) return null;
  return (
    <Alert variant="info">
      <p>
        {describeTrouble(trouble, locale)} {adviseOn(trouble, locale)}
      </p>
      <p>
        {attempts > 0 && t.attempts(attempts)}{' '}
        {nextAttemptAt !== undefined && t.nextAttempt(shortInstant(nextAttemptAt, locale))}
      </p>
    </Alert>
  );
};
