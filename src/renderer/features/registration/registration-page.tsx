import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { RegistrationId } from '../../../domain/registration.ts';
import { goTo } from '../../app/route.ts';
import { useStation } from '../../app/station.ts';
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
import { useSamePerson } from './use-same-person.ts';

interface RegistrationPageProps {
  readonly id: RegistrationId;
  readonly sessions: Sessions;
  readonly onAnother: () => void;
}

/** One person's registration from letter to saved record. */
export const RegistrationPage = ({ id, sessions, onAnother }: RegistrationPageProps) => {
  const t = useTexts(texts);
  const { store } = useStation();
  const [opened, setOpened] = useState<OpenedSession | 'saved'>();

  useEffect(() => {
    let gone = false;
    void (async () => {
      // A reload of the page that says "gemt" must say so again, not open an empty form.
      const saved = (await store.findRecord(id)) !== undefined;
      const next = saved ? 'saved' : await sessions.open(id);
      if (!gone) setOpened(next);
    })();
    return () => {
      gone = true;
    };
  }, [id, sessions, store]);

  if (opened === undefined) return null;
  if (opened === 'saved') return <SavedPage id={id} onAnother={onAnother} />;
  if (opened.kind !== 'open') {
    const elsewhere = opened.kind === 'open-elsewhere';
    return (
      <div className="bp-narrow">
        <Alert variant="info" heading={elsewhere ? t.openElsewhere : t.noSuchDraft}>
          {elsewhere ? t.openElsewhereText : t.noSuchDraftText}
        </Alert>
        <Button onClick={() => goTo({ screen: 'desk' })}>{t.toDesk}</Button>
      </div>
    );
  }
  return (
    <RegistrationFlow
      key={id}
      session={opened.session}
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
  readonly onSaved: () => void;
  readonly onClosed: () => void;
}

const steps: readonly Step[] = ['letter', 'residence', 'review'];

const RegistrationFlow = ({ session, onSaved, onClosed }: FlowProps) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const station = useStation();
  const { form, step, stored, saveProblem } = useStore(session.state);
  const [practiceRegister, setPracticeRegister] = useState(false);
  const [discarding, setDiscarding] = useState(false);

  useEffect(() => {
    let gone = false;
    void station.register.findInfo().then((info) => {
      if (!gone) setPracticeRegister(info?.practice ?? false);
    });
    return () => {
      gone = true;
    };
  }, [station]);
  const context = useMemo(() => formContextOf(station, practiceRegister), [station, practiceRegister]);
  const check = useFormCheck(form, context);
  const samePerson = useSamePerson(session.id, form, check);
  const at = steps.indexOf(step);
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
        <LetterStep session={session} check={check} samePerson={samePerson} onDone={() => go('residence')} />
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
          onEdit={go}
          onSaved={onSaved}
        />
      )}
      <footer className="bp-flow-foot">
        {discarding ? (
          <div role="alertdialog" aria-label={t.discardDraft} className="bp-discard">
            <p>{t.discardQuestion}</p>
            <Button
              icon="delete"
              onClick={() => {
                session.cancelReading();
                void session
                  .settle()
                  .then(() => station.drafts.discardDraft(session.id))
                  .then(onClosed);
              }}
            >
              {t.discardYes}
            </Button>
            <Button kind="primary" autoFocus onClick={() => setDiscarding(false)}>
              {t.discardNo}
            </Button>
          </div>
        ) : (
          <>
            <span className="bp-quiet">{stored ? t.draftSaved : t.draftWaits}</span>
            <Button kind="link" icon="save" onClick={() => void session.settle().then(onClosed)}>
              {t.closeDraft}
            </Button>
            <Button kind="link" icon="delete" onClick={() => setDiscarding(true)}>
              {t.discardDraft}
            </Button>
          </>
        )}
      </footer>
    </>
  );
};
