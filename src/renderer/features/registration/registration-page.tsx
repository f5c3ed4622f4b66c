import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { isStale } from '../../../application/address-check.ts';
import { formOfCompanion } from '../../../application/kiosk/intake-form.ts';
import type { FormIntake, RegistrationForm } from '../../../application/registration-form/form.ts';
import { explainStandingInForm } from '../../../application/wording/address-standing.ts';
import { mayDo } from '../../../domain/clerk.ts';
import type { IntakeCompanion } from '../../../domain/intake.ts';
import type { RegistrationId } from '../../../domain/registration.ts';
import { formatTicket } from '../../../domain/ticket.ts';
import { type HandDraftOver, HandDraftOverForm } from '../../app/hand-draft-over.tsx';
import { noteEvent } from '../../app/note-event.ts';
import { goTo } from '../../app/route.ts';
import { useStation } from '../../app/station.ts';
import { useAddressStanding } from '../../app/use-address-standing.ts';
import { useListInUse } from '../../app/use-list-in-use.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { explainStoreProblem } from '../../i18n/store-problem.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { scrollToTop } from '../../ui/scroll-to-top.ts';
import { StepIndicator } from '../../ui/step-indicator.tsx';
import { texts as addressTexts } from './address-texts.ts';
import { CompanionList } from './companion-list.tsx';
import { DiscardQuestion, type IntakeEnd } from './discard-question.tsx';
import { IntakePanel } from './intake-panel.tsx';
import { LetterOthers } from './letter-others.tsx';
import { LetterStep } from './letter-step.tsx';
import { ResidenceStep } from './residence-step.tsx';
import { ReviewStep } from './review-step.tsx';
import { SavedPage } from './saved-page.tsx';
import type { RegistrationSession, SessionState, Step } from './session.ts';
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
  /** What was just saved, for those who moved in along, and for others of the same letter. */
  const [saved, setSaved] = useState<Pick<SessionState, 'form' | 'pages' | 'reading'>>();

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

  const noteIntake = (action: 'finished-intake' | 'gave-up-intake', { ticket }: FormIntake): Promise<void> =>
    noteEvent(station, { action, record: id, detail: formatTicket(ticket) });

  if (opened === undefined) return null;
  const startCompanion = (form: RegistrationForm, companion: IntakeCompanion): void => {
    goTo({ screen: 'registration', id: sessions.start(formOfCompanion(form, companion)).id });
  };
  if (opened === 'saved') {
    const companions = saved?.form.intake?.companions ?? [];
    const letter = saved?.form.letter;
    return (
      <>
        <SavedPage id={id} onAnother={onAnother} />
        {saved !== undefined && companions.length > 0 && (
          <div className="bp-narrow">
            <CompanionList
              companions={companions}
              onStart={(companion) => startCompanion(saved.form, companion)}
            />
          </div>
        )}
        {saved !== undefined && letter !== undefined && letter.persons > 1 && (
          <LetterOthers
            letter={letter}
            reading={saved.reading}
            onStart={(form) => goTo({ screen: 'registration', id: sessions.start(form, saved).id })}
            onOpen={(draft) => goTo({ screen: 'registration', id: draft })}
          />
        )}
      </>
    );
  }
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
      onCompanion={(companion) => startCompanion(opened.session.state.getState().form, companion)}
      onSaved={() => {
        const { form, pages, reading } = opened.session.state.getState();
        if (form.intake !== undefined) void noteIntake('finished-intake', form.intake);
        sessions.close(id);
        setSaved({ form, pages, reading });
        setOpened('saved');
      }}
      onDiscarded={({ intake }, how) => {
        if (intake === undefined) return;
        void station.intakes[how](intake.id);
        void noteIntake(how === 'finish' ? 'finished-intake' : 'gave-up-intake', intake);
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
  readonly onCompanion: (companion: IntakeCompanion) => void;
  readonly onDiscarded: (form: RegistrationForm, intake: IntakeEnd) => void;
  readonly onSaved: () => void;
  readonly onClosed: () => void;
}

const steps: readonly Step[] = ['letter', 'residence', 'review'];

const RegistrationFlow = ({
  session,
  onHandOver,
  onCompanion,
  onDiscarded,
  onSaved,
  onClosed,
}: FlowProps) => {
  const t = useTexts(texts);
  const words = useTexts(addressTexts);
  const locale = useLocale();
  const station = useStation();
  const { form, step, stored, saveProblem } = useStore(session.state);
  const [practiceRegister, setPracticeRegister] = useState(false);
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
  const standing = useAddressStanding(form.address);
  const at = steps.indexOf(step);
  async function discard(intake: IntakeEnd): Promise<void> {
    session.cancelReading();
    await session.settle();
    const discarded = await station.drafts.discardDraft(session.id);
    if (discarded.ok) {
      onDiscarded(session.state.getState().form, intake);
      return onClosed();
    }
    session.state.setState({ saveProblem: discarded.error });
    setLeaving(undefined);
  }
  const go = (next: Step): void => {
    session.goToStep(next);
    scrollToTop();
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
      {form.intake !== undefined && (
        <IntakePanel intake={form.intake} step={step} onCompanion={onCompanion} />
      )}
      {step === 'letter' && isStale(standing) && (
        <Alert variant="warning">
          <p>{explainStandingInForm(standing, locale)}</p>
          <Button small onClick={() => go('residence')}>
            {words.seeAddress}
          </Button>
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
          <DiscardQuestion
            isFromKiosk={form.intake !== undefined}
            onDiscard={(intake) => void discard(intake)}
            onCancel={() => setLeaving(undefined)}
          />
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
