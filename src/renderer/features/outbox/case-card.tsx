import { type ReactNode, useState } from 'react';
import { type CaseProblem, sendAgain, withdraw } from '../../../application/hand-over/resolve-case.ts';
import type { AssignProblem } from '../../../application/ports/hand-over-store.ts';
import type { HandOverTrouble, OutboxRecord } from '../../../application/ports/outbox.ts';
import type { CalendarDate } from '../../../domain/calendar-date.ts';
import { isOverdue, maySettle, type RecordCase, type WhoDecides, whoDecides } from '../../../domain/case.ts';
import type { ClerkId } from '../../../domain/clerk.ts';
import type { Instant, Registration, RegistrationId } from '../../../domain/registration.ts';
import type { Result } from '../../../domain/result.ts';
import { useClerks } from '../../app/hand-draft-over.tsx';
import { NoRoomReason, useHasRoom } from '../../app/room.tsx';
import { addressOf } from '../../app/route.ts';
import { useStation } from '../../app/station.ts';
import { useStanding } from '../../app/use-standing.ts';
import { useStored } from '../../app/use-stored.ts';
import { longDate, shortInstant } from '../../i18n/format.ts';
import { adviseOn, describeTrouble } from '../../i18n/hand-over-trouble.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { nameRefusedFields } from '../../i18n/refused-fields.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { AssignForm } from './assign-form.tsx';
import { BothSides } from './both-sides.tsx';
import { texts } from './case-texts.ts';
import { CauseForm } from './cause-form.tsx';
import { texts as recordTexts } from './texts.ts';

interface CaseCardProps {
  readonly record: OutboxRecord;
  readonly trouble: HandOverTrouble;
  readonly onCorrect: (registration: Registration, alsoSeen: readonly RegistrationId[]) => void;
}

/** Why a record needs a person, both sides of it, who settles it by when, and the four ways to. */
export const CaseCard = ({ record, trouble, onCorrect }: CaseCardProps) => {
  const t = useTexts(texts);
  const words = useTexts(recordTexts);
  const locale = useLocale();
  const station = useStation();
  const standing = useStanding();
  const [open, setOpen] = useState<'assign' | 'withdraw'>();
  const [problem, setProblem] = useState<CaseProblem | AssignProblem>();
  const { id, registration, otherSide } = record;
  const conflict = trouble.kind === 'conflict' ? trouble.conflict : undefined;
  const decides: WhoDecides =
    conflict === undefined ? { kind: 'own-office' } : whoDecides(conflict, standing?.office ?? '');
  const isAllowed = maySettle(decides, record.case ?? {}, station.clerk);
  const paths = trouble.kind === 'refused' ? (trouble.refusal?.paths ?? []) : [];

  /** Until the record has moved on, nothing else is begun with it: the card may go at any moment. */
  const [actingOn, setActingOn] = useState<Instant>();
  const isActing = actingOn === record.changedAt;
  const mayAct = isAllowed && !isActing;

  async function act(action: Promise<Result<unknown, CaseProblem | AssignProblem>>): Promise<boolean> {
    setActingOn(record.changedAt);
    const done = await action;
    setProblem(done.ok ? undefined : done.error);
    if (!done.ok) {
      setActingOn(undefined);
      return false;
    }
    setOpen(undefined);
    station.handOver.nudge();
    return true;
  }

  /** It stays the case that it is. */
  async function assign(to: ClerkId, dueOn: CalendarDate): Promise<void> {
    if (await act(station.store.assignCase(id, to, dueOn))) setActingOn(undefined);
  }

  return (
    <section className="bp-card bp-case" aria-labelledby="case">
      <h2 id="case">{t.heading}</h2>
      <p>{describeTrouble(trouble, locale)}</p>
      {paths.length > 0 && <p>{t.paths(nameRefusedFields(paths, locale))}</p>}
      {conflict !== undefined && <OtherRecord record={record} />}
      <CaseFacts of={record.case} decides={conflict === undefined ? undefined : decides} />
      <h3>{t.whatToDo}</h3>
      <p>{adviseOn(trouble, locale)}</p>
      {!isAllowed && <Alert variant="info">{t.notYours}</Alert>}
      {problem !== undefined && (
        <Alert variant="error" announce>
          {words.problems[problem.kind]}
        </Alert>
      )}
      {open === 'withdraw' && (
        <CauseForm
          id="withdraw-cause"
          label={t.withdrawCause}
          hint={t.causeHint}
          yes={t.withdrawYes}
          no={t.undo}
          onCancel={() => setOpen(undefined)}
          onCause={(cause) => void act(withdraw(station, id, cause))}
        />
      )}
      {open === 'assign' && record.case !== undefined && (
        <AssignForm
          current={record.case}
          onCancel={() => setOpen(undefined)}
          onAssign={(to, dueOn) => void assign(to, dueOn)}
        />
      )}
      {open === undefined && (
        <>
          <NoRoomReason id="case-room" />
          <ul className="bp-case-actions">
            {registration !== undefined && (
              <CaseAction
                icon="edit"
                name={t.correct}
                hint={t.correctHint}
                disabled={!mayAct}
                onPress={() =>
                  onCorrect(
                    registration,
                    conflict?.kind === 'same-person-other-number' ? [conflict.existing.id] : [],
                  )
                }
              />
            )}
            {(registration !== undefined || record.withdrawal !== undefined) && (
              <CaseAction
                icon="refresh"
                name={t.sendAgain}
                hint={conflict === undefined ? t.sendAgainRefused : t.sendAgainHint}
                disabled={!mayAct}
                onPress={() => void act(sendAgain(station, id))}
              />
            )}
            {record.case !== undefined && (
              <CaseAction
                name={t.assign}
                hint={t.assignHint}
                disabled={isActing}
                onPress={() => setOpen('assign')}
              />
            )}
            <CaseAction
              name={t.withdraw}
              hint={t.withdrawHint}
              disabled={!mayAct}
              onPress={() => setOpen('withdraw')}
            />
          </ul>
          {otherSide === undefined && conflict !== undefined && <p className="bp-quiet">{t.notTold}</p>}
        </>
      )}
    </section>
  );
};

interface CaseActionProps {
  readonly icon?: IconName;
  readonly name: string;
  readonly hint: string;
  readonly disabled: boolean;
  readonly onPress: () => void;
}

const CaseAction = ({ icon, name, hint, disabled, onPress }: CaseActionProps) => {
  const hasRoom = useHasRoom();
  return (
    <li>
      <Button
        {...(icon === undefined ? {} : { icon })}
        disabled={disabled || !hasRoom}
        aria-describedby="case-room"
        onClick={onPress}
      >
        {name}
      </Button>
      <span className="bp-quiet">{hint}</span>
    </li>
  );
};

/** What the kommune's system has, beside what stands here. */
const OtherRecord = ({
  record: { registration, otherSide, trouble },
}: {
  record: OutboxRecord;
}): ReactNode => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { store } = useStation();
  const existing = trouble?.kind === 'conflict' ? trouble.conflict?.existing : undefined;
  const known = useStored(
    async () => (existing === undefined ? undefined : store.findRecord(existing.id)),
    [store, existing?.id],
  );
  if (existing === undefined) return null;
  const { office = '', stationName, receivedAt } = existing;
  const origin = t.otherFrom(office, stationName, shortInstant(receivedAt, locale));
  return (
    <>
      {registration !== undefined && otherSide !== undefined ? (
        <BothSides own={registration} other={otherSide} origin={origin} />
      ) : (
        <p>{origin}</p>
      )}
      {known !== undefined && (
        <p>
          <a href={addressOf({ screen: 'outbox', id: existing.id })}>{t.openOther}</a>
        </p>
      )}
    </>
  );
};

interface CaseFactsProps {
  /** Undefined in records that came into trouble before cases had owners. */
  readonly of: RecordCase | undefined;
  /** Where there are two sides to decide between. */
  readonly decides: WhoDecides | undefined;
}

const CaseFacts = ({ of, decides }: CaseFactsProps) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { clerk, clock } = useStation();
  const clerks = useClerks();
  const owner = clerks.find(({ id }) => id === of?.owner);
  const isLate = of !== undefined && isOverdue(of, clock.today());
  return (
    <>
      <SummaryList
        rows={[
          ...(decides === undefined ? [] : [{ label: t.decides, value: t.whoDecides(decides) }]),
          ...(of === undefined
            ? []
            : [
                {
                  label: t.owner,
                  value:
                    of.owner === clerk.id
                      ? t.you
                      : owner === undefined
                        ? t.nobody
                        : `${owner.initials} ${owner.name}`,
                },
                {
                  label: t.due,
                  value: (
                    <span className={isLate ? 'bp-overdue' : ''}>
                      {longDate(of.dueOn, locale)}
                      {isLate && ` (${t.overdue})`}
                    </span>
                  ),
                },
              ]),
        ]}
      />
      {of !== undefined && <p className="bp-quiet">{t.ownRule}</p>}
    </>
  );
};
