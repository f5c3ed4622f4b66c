import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { mayDo } from '../../../domain/clerk.ts';
import type { RegistrationId } from '../../../domain/registration.ts';
import { type HandDraftOver, HandDraftOverForm } from '../../app/hand-draft-over.tsx';
import { noteEvent } from '../../app/note-event.ts';
import { NoRoomReason, useHasRoom } from '../../app/room.tsx';
import { goTo } from '../../app/route.ts';
import { useStation } from '../../app/station.ts';
import { useListInUse } from '../../app/use-list-in-use.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { explainStoreProblem } from '../../i18n/store-problem.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { StepIndicator } from '../../ui/step-indicator.tsx';
import { LetterStep } from './letter-step.tsx';
import { ResidenceStep } from './residence-step.tsx';
import { ReviewStep } from './review-step.tsx';
import { SavedPage } from './saved-page.tsx';
import type { RegistrationSession, Step } from './session.ts';
import type { OpenedSession, Sessions } from './sessions.ts';
import { texts } from './texts.ts';
import { formContextOf, useFormCheck } from './use-form-check.ts';
import { useInKommune } from './use-in-kommune.ts';
import { useSamePerson } from './use-same-person.ts';

interface RegistrationPageProps {
  readonly id: RegistrationId;
  readonly sessions: Sessions;
  readonly onAnother: () => void;
}

/** One person's registration from letter to saved record. */
export const RegistrationPage = ({ id, sessions, onAnother }: RegistrationPageProps) => {
  const t = useTexts(texts);
  const station = useStation();
  const { store } = station;
  const [opened, setOpened] = useState<OpenedSession | 'saved'>();

  useEffect(() => {
    let gone = false;
    void (async () => {
      // A reload of the page that says "gemt" must say so again, not open an empty form.
      const record = await store.findRecord(id);
      if (gone) return;
      if (record === undefined) {
        const next = await sessions.open(id);
        if (!gone) setOpened(next);
        return;
      }
      // It names a person, so it is shown to those alone who may see what the station has saved.
      if (!mayDo(station.clerk, 'see-records')) return goTo({ screen: 'desk' });
      setOpened('saved');
      const cpr = record.registration?.person.cpr;
      const person = cpr === undefined ? {} : { person: await station.trail.personKey(cpr) };
      await noteEvent(station, { action: 'saw', record: id, ...person });
    })();
    return () => {
      gone = true;
    };
  }, [id, sessions, store, station]);

  if (opened === undefined) return null;
  if (opened === 'saved') return <SavedPage id={id} onAnother={onAnother} />;
  if (opened.kind !== 'open') {
    const { heading, text } = t.notOpened[opened.kind];
    return (
      <div className="bp-narrow">
        <Alert variant="info" heading={heading}>
          {text}
        </Alert>
        <Button onClick={() => goTo({ screen: 'desk' })}>{t.toDesk}</Button>
      </div>
    );
  }
  return (
    <RegistrationFlow
      key={id}
      session={opened.session}
      onHandOver={(to) => sessions.handOver(id, to)}
      onSaved={() => {
        sessions.close(id);
        setOpened('saved');
      }}
      onClosed={() => {
        sessions.close(id);
        goTo({ screen: 'desk' });
      }}
    />
  );
};

interface FlowProps {
  readonly session: RegistrationSession;
  readonly onHandOver: HandDraftOver;
  readonly onSaved: () => void;
  readonly onClosed: () => void;
}

const steps: readonly Step[] = ['letter', 'residence', 'review'];

const RegistrationFlow = ({ session, onHandOver, onSaved, onClosed }: FlowProps) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const station = useStation();
  const { form, step, stored, saveProblem } = useStore(session.state);
  const [practiceRegister, setPracticeRegister] = useState(false);
  const hasRoom = useHasRoom();
  const [leaving, setLeaving] = useState<'discard' | 'hand-over'>();

  useEffect(() => {
    let gone = false;
    void station.register.findInfo().then((info) => {
      if (!gone) setPracticeRegister(info?.practice ?? false);
    });
    return () => {
      gone = true;
    };
  }, [station]);
  const { list } = useListInUse();
  const context = useMemo(
    () => formContextOf(station, list, practiceRegister),
    [station, list, practiceRegister],
  );
  const check = useFormCheck(form, context);
  const samePerson = useSamePerson(session.id, form, check);
  const inKommune = useInKommune(session.id, form, check);
  const at = steps.indexOf(step);
  async function discard(): Promise<void> {
    await session.settle();
    const discarded = await station.drafts.discardDraft(session.id);
    if (discarded.ok) return onClosed();
    session.state.setState({ saveProblem: discarded.error });
    setLeaving(undefined);
  }
  const go = (next: Step): void => {
    session.goToStep(next);
    scrollTo(0, 0);
  };

  return (
    <>
      <div className="bp-flow-head">
        <h1>{t.title}</h1>
        <StepIndicator
          label={t.stepsLabel}
          steps={t.steps.map((title, index) => ({
            title,
            state: index < at ? 'done' : index === at ? 'current' : 'ahead',
          }))}
          onGo={(index) => go(steps[index] ?? 'letter')}
        />
      </div>
      {saveProblem !== undefined && (
        <Alert variant="error" announce>
          {explainStoreProblem(saveProblem, locale)}
        </Alert>
      )}
      {step === 'letter' && (
        <LetterStep
          session={session}
          check={check}
          samePerson={samePerson}
          inKommune={inKommune}
          onDone={() => go('residence')}
        />
      )}
      {step === 'residence' && (
        <ResidenceStep
          session={session}
          check={check}
          onBack={() => go('letter')}
          onDone={() => go('review')}
        />
      )}
      {step === 'review' && (
        <ReviewStep
          session={session}
          check={check}
          context={context}
          samePerson={samePerson}
          inKommune={inKommune}
          onEdit={go}
          onSaved={onSaved}
        />
      )}
      <footer className="bp-flow-foot">
        {leaving === 'discard' && (
          <div role="alertdialog" aria-label={t.discardDraft} className="bp-discard">
            <p>{t.discardQuestion}</p>
            <NoRoomReason id="discard-room" />
            <Button
              icon="delete"
              disabled={!hasRoom}
              aria-describedby="discard-room"
              onClick={() => {
                session.cancelReading();
                void discard();
              }}
            >
              {t.discardYes}
            </Button>
            <Button kind="primary" autoFocus onClick={() => setLeaving(undefined)}>
              {t.discardNo}
            </Button>
          </div>
        )}
        {leaving === 'hand-over' && (
          <HandDraftOverForm
            id="form"
            owner={station.clerk.id}
            onHandOver={onHandOver}
            onDone={onClosed}
            onCancel={() => setLeaving(undefined)}
          />
        )}
        {leaving === undefined && (
          <>
            <span className="bp-quiet">{stored ? t.draftSaved : t.draftWaits}</span>
            <Button kind="link" icon="save" onClick={() => void session.settle().then(onClosed)}>
              {t.closeDraft}
            </Button>
            <Button kind="link" icon="person" onClick={() => setLeaving('hand-over')}>
              {t.handDraftOver}
            </Button>
            <Button kind="link" icon="delete" onClick={() => setLeaving('discard')}>
              {t.discardDraft}
            </Button>
          </>
        )}
      </footer>
    </>
  );
};
