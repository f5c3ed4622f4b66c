import { useState } from 'react';
import { type CaseProblem, withdraw } from '../../../application/hand-over/resolve-case.ts';
import type { OutboxRecord } from '../../../application/ports/outbox.ts';
import type { Withdrawal } from '../../../domain/withdrawal.ts';
import { useHasRoom } from '../../app/room.tsx';
import { addressOf } from '../../app/route.ts';
import { useStation } from '../../app/station.ts';
import { useStored } from '../../app/use-stored.ts';
import { shortInstant } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { CauseForm } from './cause-form.tsx';
import { texts } from './take-back-texts.ts';
import { texts as recordTexts } from './texts.ts';

/** Takes back a registration that the kommune's system has. */
export const TakeBack = ({ record }: { record: OutboxRecord }) => {
  const t = useTexts(texts);
  const words = useTexts(recordTexts);
  const station = useStation();
  const hasRoom = useHasRoom();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<CaseProblem>();

  async function act(cause: string): Promise<void> {
    const done = await withdraw(station, record.id, cause);
    setProblem(done.ok ? undefined : done.error);
    if (!done.ok) return;
    setAsking(false);
    station.handOver.nudge();
  }

  return (
    <>
      {problem !== undefined && (
        <Alert variant="error" announce>
          {words.problems[problem.kind]}
        </Alert>
      )}
      {asking ? (
        <CauseForm
          id="take-back-cause"
          label={t.cause}
          hint={t.hint}
          yes={t.yes}
          no={t.undo}
          onCancel={() => setAsking(false)}
          onCause={(cause) => void act(cause)}
        />
      ) : (
        <Button disabled={!hasRoom} aria-describedby="correct-room" onClick={() => setAsking(true)}>
          {t.takeBack}
        </Button>
      )}
    </>
  );
};

/** What has become of a record since: corrected, or taken back. */
export const WhatFollowed = ({ record: { correctedBy, withdrawnBy } }: { record: OutboxRecord }) => {
  const t = useTexts(texts);
  return (
    <>
      {correctedBy !== undefined && (
        <Alert variant="info">
          {t.corrected} <a href={addressOf({ screen: 'outbox', id: correctedBy })}>{t.seeCorrection}</a>
        </Alert>
      )}
      {withdrawnBy !== undefined && (
        <Alert variant="info">
          {t.takenBack} <a href={addressOf({ screen: 'outbox', id: withdrawnBy })}>{t.seeTakeBack}</a>
        </Alert>
      )}
    </>
  );
};

/** What a withdrawal says, and of whom. */
export const WithdrawalFacts = ({ withdrawal }: { withdrawal: Withdrawal }) => {
  const t = useTexts(texts);
  const words = useTexts(recordTexts);
  const locale = useLocale();
  const { store } = useStation();
  const target = useStored(() => store.findRecord(withdrawal.withdraws), [store, withdrawal.withdraws]);
  const name = target?.registration?.person.name ?? t.unknownTarget;
  return (
    <section className="bp-card">
      <p>{t.explain}</p>
      <SummaryList
        rows={[
          {
            label: t.takesBack,
            value: <a href={addressOf({ screen: 'outbox', id: withdrawal.withdraws })}>{name}</a>,
          },
          { label: t.because, value: withdrawal.because },
          { label: words.saved, value: shortInstant(withdrawal.recordedAt, locale) },
          { label: words.id, value: <span className="bp-code">{withdrawal.id}</span> },
        ]}
      />
    </section>
  );
};
