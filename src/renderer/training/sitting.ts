import { v7 } from 'uuid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Sender } from '../../application/intake/judgement.ts';
import type { Sitting as KeptSitting } from '../../contract/training/report.ts';
import type { RegistrationId } from '../../domain/registration.ts';
import { judgeOutcome } from '../../domain/training/outcome.ts';
import type { LineKind, Scenario } from '../../domain/training/scenario.ts';
import { type Score, scoreOf } from '../../domain/training/score.ts';
import { observeOutcome } from '../../training/observe-outcome.ts';
import { prepareElsewhere } from '../../training/prepare-elsewhere.ts';
import { createSimulatedServer } from '../../training/simulated-server.ts';
import { createTrainerClock } from '../../training/trainer-clock.ts';
import { putLineBefore } from '../../training/trainer-line.ts';
import { withholdReal } from '../../training/withhold-real.ts';
import { createGate, type Gate } from '../app/gate-state.ts';
import type { Station } from '../app/station.ts';
import { accessPortsOf, openAccess } from '../app/station-access.ts';
import type { StationHost } from '../host/station-host.ts';
import { localDayOf, systemClock } from '../host/system-clock.ts';
import { lettersOf } from './course.ts';
import { eraseTrainingStation } from './erase-station.ts';
import type { RoomSettings, TrainingRoom } from './room.ts';
import { makeSittingKeys } from './server-crypto.ts';
import { createTrainingHost, trainingKommune } from './training-host.ts';

/** What everybody signs in with, should they lock the station. It is shown beside the sign-in. */
export const participant = { initials: 'ELEV', name: 'Deltager', passcode: '2037' } as const;

export interface SittingState {
  readonly hints: number;
  /** Forms that hold a number which could be a real person's; the newest last. */
  readonly real: readonly RegistrationId[];
  readonly refusedNumbers: number;
  readonly line: LineKind;
}

/** One participant at one scenario, from the prepared station to the debrief. */
export interface Sitting {
  readonly scenario: Scenario;
  readonly gate: Gate;
  readonly host: StationHost;
  readonly state: StoreApi<SittingState>;
  showHint(): void;
  /** Undefined while nobody is signed in. */
  findStation(): Station | undefined;
  /** The form was no real case, or has been dealt with: nothing of it is held any longer. */
  letGoOf(form: RegistrationId): Promise<void>;
  /** Undefined while the station is locked. */
  finish(hands: { readonly keys: number; readonly clicks: number }): Promise<Score | undefined>;
  /** Leaves nothing of the sitting on the machine. */
  end(): Promise<void>;
}

/** How often the scenario looks whether something was saved. Milliseconds. */
const look = 300;
/** What was saved is on its way for a moment; the score waits for it no longer than this. Milliseconds. */
const patience = 4_000;

export async function startSitting(scenario: Scenario, room: TrainingRoom): Promise<Sitting> {
  await eraseTrainingStation();
  const settings = room.settings.getState();
  const self: Sender = {
    id: crypto.randomUUID(),
    name: `Plads ${settings.place ?? 1}`,
    office: 'Borgerservice',
  };
  const keys = await makeSittingKeys();
  const clock = createTrainerClock(systemClock, timeOf(settings), localDayOf);
  const server = createSimulatedServer({
    clock,
    world: { audience: 'training', kommuneCode: trainingKommune.kommuneCode },
    participant: self,
    crypto: keys.server,
    prepared: scenario.start.elsewhere.map((record) =>
      prepareElsewhere(record, v7() as RegistrationId, clock.now()),
    ),
    refuses: scenario.start.refuses,
  });
  const state = createStore<SittingState>(() => ({
    hints: 0,
    real: [],
    refusedNumbers: 0,
    line: scenario.start.line,
  }));
  const lineNow = (): LineKind => {
    const { line } = room.settings.getState();
    return line === 'scenario' ? state.getState().line : line;
  };
  const host = createTrainingHost({
    clock,
    keys,
    self,
    transport: putLineBefore(server.transport, {
      kind: lineNow,
      seed: settings.seed,
      monotonic: () => systemClock.monotonic(),
      wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    }),
  });
  let compact = async (): Promise<unknown> => undefined;
  const gate = createGate(host, {
    letters: lettersOf(scenario),
    keep(opened) {
      compact = () => opened.compact(true);
      return withholdReal(opened, {
        today: () => systemClock.today(),
        onReal(id) {
          state.setState(({ real, refusedNumbers }) => ({
            real: [...real, id],
            refusedNumbers: refusedNumbers + 1,
          }));
          // What was typed before the number came is in the journal until it is written anew.
          void compact().catch(reportError);
        },
      });
    },
  });
  await openAsParticipant(gate, host);
  const begun = systemClock.monotonic();
  const findStation = (): Station | undefined => {
    const now = gate.state.getState();
    return now.kind === 'open' ? now.station : undefined;
  };

  let shown = lineNow();
  const watch = setInterval(() => void turnLine().catch(reportError), look);
  async function turnLine(): Promise<void> {
    const station = findStation();
    if (station === undefined) return;
    const { created } = await station.store.countQueue();
    const due = scenario.start.turns.findLast(({ whenSaved }) => created >= whenSaved);
    state.setState({ line: due?.line ?? scenario.start.line });
    // The station looks now and then; what the trainer does is to be seen at once.
    if (shown !== lineNow()) station.handOver.nudge();
    shown = lineNow();
  }

  async function settle(station: Station): Promise<void> {
    const until = systemClock.monotonic() + patience;
    station.handOver.sendNow();
    while (systemClock.monotonic() < until && lineNow() === 'good') {
      if ((await station.store.countQueue()).waiting === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  return {
    scenario,
    gate,
    host,
    state,
    findStation,
    showHint: () => state.setState(({ hints }) => ({ hints: Math.min(hints + 1, scenario.hints.length) })),
    async letGoOf(form) {
      await findStation()?.drafts.discardDraft(form);
      state.setState(({ real }) => ({ real: real.filter((id) => id !== form) }));
    },
    async finish(hands) {
      const station = findStation();
      if (station === undefined) return undefined;
      const milliseconds = Math.round(systemClock.monotonic() - begun);
      await settle(station);
      const { store, drafts, trail } = station;
      const outcome = await observeOutcome({ store, drafts, trail, today: clock.today() });
      const { hints, refusedNumbers } = state.getState();
      const score = scoreOf(judgeOutcome(scenario.expected, outcome), { ...hands, milliseconds, hints });
      room.addSittings([toKept(scenario, score, settings.place ?? 1, refusedNumbers)]);
      return score;
    },
    async end() {
      clearInterval(watch);
      await gate.lock('by-hand');
      await eraseTrainingStation();
    },
  };
}

const timeOf = ({ startsAt, speed }: RoomSettings) => ({
  speed,
  ...(startsAt === undefined ? {} : { startsAt }),
});

/** A new station with one clerk, who is signed in: keys and codes are another lesson. */
async function openAsParticipant(gate: Gate, host: StationHost): Promise<void> {
  const access = openAccess(accessPortsOf(host, 'training'));
  const begun = await access.beginSetUp({ ...participant, role: 'supervisor' });
  if (!begun.ok) throw new Error(`The training station cannot be set up: ${begun.error.kind}`);
  const { recoveryKey, askedGroups } = begun.value;
  const opened = await begun.value.finish(askedGroups.map((group) => recoveryKey[group] ?? ''));
  if (!opened.ok) throw new Error(`The training station cannot be set up: ${opened.error.kind}`);
  await gate.start();
  await gate.open(opened.value);
}

function toKept(scenario: Scenario, score: Score, place: number, refusedNumbers: number): KeptSitting {
  const { accuracy, milliseconds, keys, clicks, hints, marks } = score;
  return {
    id: crypto.randomUUID(),
    place,
    scenario: scenario.id,
    day: systemClock.today(),
    accuracy,
    milliseconds,
    keys,
    clicks,
    hints,
    missed: marks.flatMap(({ met }, at) => (met ? [] : [at])),
    refusedNumbers,
  };
}
