import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Batch, isPending } from '../../../application/letter-batch/batch.ts';
import { createLetterBatch, type LetterBatch } from '../../../application/letter-batch/letter-batch.ts';
import { noteEvent } from '../../app/note-event.ts';
import type { Station } from '../../app/station.ts';
import { createUnreadNote } from './unread-note.ts';

export interface BatchState extends Batch {
  /** Names of files that were not read before a lock or a reload; they must be given again. */
  readonly left: readonly string[];
}

/** The pile of letters that this window reads while the clerk does other things. */
export interface StationBatch extends Omit<LetterBatch, 'end'> {
  readonly state: StoreApi<BatchState>;
  forgetLeft(): void;
  /** Before the station is locked: keeps what was read, and notes what was not. */
  end(): Promise<void>;
}

/** Begins where the clerk's last one in this window ended. */
export async function createStationBatch(
  station: Station,
  storage: globalThis.Storage,
): Promise<StationBatch> {
  const note = createUnreadNote(station, station.clerk.id, storage);
  const state = createStore<BatchState>(() => ({ letters: [], heldUp: undefined, left: [] }));
  state.setState({ left: await note.find() });
  let noted = state.getState().left.join('\n');

  function noteUnread(): void {
    const { letters, left } = state.getState();
    const names = [...left, ...letters.filter(isPending).map(({ name }) => name)];
    const text = names.join('\n');
    if (text !== noted) note.keep(names);
    noted = text;
  }

  const batch = createLetterBatch({
    reader: station.pileReader,
    drafts: station.drafts,
    store: station.store,
    clock: station.clock,
    ids: station.ids,
    series: station.series,
    nameOfCountry: station.names.nameOfCountry,
    async noteStarted(id, cpr) {
      const person = cpr === undefined ? {} : { person: await station.trail.personKey(cpr) };
      await noteEvent(station, { action: 'started-draft', record: id, ...person });
    },
    onChange(next) {
      if (next.heldUp?.kind === 'no-room') station.health.setState({ hasRoom: false });
      state.setState(next);
      noteUnread();
    },
    onFault: (error) => reportError(error),
  });
  const leaveHealth = station.health.subscribe(({ hasRoom }, before) => {
    if (hasRoom && !before.hasRoom) batch.goOn();
  });

  return {
    ...batch,
    state,
    forgetLeft() {
      state.setState({ left: [] });
      noteUnread();
    },
    async end() {
      leaveHealth();
      await batch.end();
      await note.settle();
      state.setState({ letters: [], left: [] });
    },
  };
}
