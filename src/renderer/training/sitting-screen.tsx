import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Scenario } from '../../domain/training/scenario.ts';
import type { Score } from '../../domain/training/score.ts';
import { Gate } from '../app/gate.tsx';
import { useTexts } from '../i18n/locale.tsx';
import { Button } from '../ui/button.tsx';
import { countHands, type Hands } from './hands.ts';
import { leaveStation, noteEnded, noteUnderWay } from './interrupted.ts';
import { RealCase } from './real-case.tsx';
import type { TrainingRoom } from './room.ts';
import { participant, type Sitting } from './sitting.ts';
import { texts } from './texts.ts';

interface SittingScreenProps {
  readonly sitting: Sitting;
  readonly room: TrainingRoom;
  readonly onScore: (score: Score) => void;
  readonly onStop: () => void;
}

/** The real station with the task above it. The station knows nothing of it. */
export const SittingScreen = ({ sitting, room, onScore, onStop }: SittingScreenProps) => {
  const t = useTexts(texts);
  const { scenario, gate, host, state } = sitting;
  const { hints, real } = useStore(state);
  const { kind } = useStore(gate.state);
  const [open, setOpen] = useState(true);
  const [busy, setBusy] = useState(false);
  const [place, hands] = useHands();
  useWarnedLeaving(scenario);

  async function finish(): Promise<void> {
    setBusy(true);
    const score = await sitting.finish(hands.current?.count() ?? { keys: 0, clicks: 0 });
    setBusy(false);
    if (score === undefined) return;
    await sitting.end();
    leaveStation();
    onScore(score);
  }
  async function stop(): Promise<void> {
    await sitting.end();
    leaveStation();
    onStop();
  }

  const shown = scenario.hints.slice(0, hints);
  const newest = real.at(-1);
  return (
    <div className="bp-sitting">
      <aside className="bp-task" aria-label={t.task}>
        <p className="bp-training-band">{t.band}</p>
        <div className="bp-task-head">
          <button
            type="button"
            className="bp-task-title"
            aria-expanded={open}
            aria-controls="training-task"
            onClick={() => setOpen(!open)}
          >
            <span aria-hidden="true">{open ? '▾' : '▸'}</span> {t.task}: {scenario.title}
          </button>
          <LineNote sitting={sitting} room={room} />
          <div className="bp-task-buttons">
            <Button
              small
              disabled={hints === scenario.hints.length}
              onClick={() => {
                sitting.showHint();
                setOpen(true);
              }}
            >
              {hints === scenario.hints.length ? t.noMoreHints : t.hint(hints + 1, scenario.hints.length)}
            </Button>
            <Button small onClick={() => confirm(t.stopQuestion) && void stop()}>
              {t.stop}
            </Button>
            <Button kind="primary" small disabled={busy || kind !== 'open'} onClick={() => void finish()}>
              {busy ? t.finishing : t.finish}
            </Button>
          </div>
        </div>
        {kind === 'sign-in' && (
          <p className="bp-task-note" role="status">
            {t.signInAgain(participant.initials, participant.passcode)}
          </p>
        )}
        <div id="training-task" className="bp-task-text" hidden={!open}>
          {scenario.brief.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <div role="status">
            {shown.map((hint, at) => (
              <p key={hint} className="bp-hint">
                <strong>{t.hintNumber(at + 1)}</strong> {hint}
              </p>
            ))}
          </div>
        </div>
        {newest !== undefined && <RealCase key={newest} sitting={sitting} form={newest} onStop={stop} />}
      </aside>
      <div ref={place} className="bp-sitting-station">
        <Gate gate={gate} host={host} />
      </div>
    </div>
  );
};

/** What the trainer has set, where it is another line than the scenario's own. */
const LineNote = ({ room, sitting }: { room: TrainingRoom; sitting: Sitting }) => {
  const t = useTexts(texts);
  const { line } = useStore(room.settings);
  const { line: own } = useStore(sitting.state);
  if (line === 'scenario' || line === own) return null;
  return <span className="bp-quiet">{t.lineSet[line]}</span>;
};

/** Counts in the station alone: what is pressed in the task is no work. */
function useHands() {
  const place = useRef<HTMLDivElement>(null);
  const hands = useRef<Hands>(undefined);
  useEffect(() => {
    if (place.current === null) return;
    const counting = countHands(place.current);
    hands.current = counting;
    return () => counting.stop();
  }, []);
  return [place, hands] as const;
}

/** A reload ends the sitting: what was done in it is gone, and the next page says so. */
function useWarnedLeaving(scenario: Scenario): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', warn);
    noteUnderWay(scenario);
    return () => {
      removeEventListener('beforeunload', warn);
      noteEnded();
    };
  }, [scenario]);
}
