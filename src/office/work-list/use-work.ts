import { useEffect, useRef, useState } from 'react';
import type { OfficeRecord, WorkItem } from '../../contract/office-api.ts';
import type { RegistrationId } from '../../domain/registration.ts';
import type { ClientProblem } from '../api/office-client.ts';
import { useOffice } from '../app/office.ts';
import {
  addPage,
  choose,
  emptyWork,
  type MarkNotice,
  noticeOf,
  putBack,
  remove,
  step,
  takePage,
  type WorkState,
} from './work-state.ts';

export interface Work {
  readonly list: WorkState;
  readonly phase: 'loading' | 'ready' | 'saving';
  readonly problem: ClientProblem | undefined;
  /** The chosen one, when it has come. */
  readonly record: OfficeRecord | undefined;
  readonly notice: MarkNotice | { readonly kind: 'undone'; readonly item: WorkItem } | undefined;
  readonly hasNew: boolean;
  readonly office: string | undefined;
  readonly setOffice: (office: string | undefined) => void;
  readonly choose: (id: RegistrationId) => void;
  readonly step: (places: number) => void;
  readonly fetchMore: () => Promise<void>;
  readonly reload: () => void;
  readonly markEntered: () => Promise<void>;
  readonly undo: () => Promise<void>;
}

/** Each opening is noted with who saw whom: who only runs past a record with the keys does not open it. */
const pauseBeforeOpening = 200;
/** The page looks for new ones that often. */
const lookEvery = 60_000;
/** With fewer left than this the rest is fetched. */
const fewLeft = 10;

export function useWork(): Work {
  const { client, session } = useOffice();
  const [office, setOffice] = useState<string>();
  const [round, setRound] = useState(0);
  const [list, setList] = useState(emptyWork);
  const [phase, setPhase] = useState<Work['phase']>('loading');
  const [problem, setProblem] = useState<ClientProblem>();
  const [opened, setOpened] = useState<OfficeRecord>();
  const [notice, setNotice] = useState<Work['notice']>();
  const [hasNew, setHasNew] = useState(false);
  const pause = useRef(0);
  const { chosen, more } = list;
  const last = list.items.at(-1)?.sequence;
  const record = opened?.id === chosen ? opened : undefined;

  function reload(next: string | undefined): void {
    setOffice(next);
    setRound((before) => before + 1);
    setPhase('loading');
    setNotice(undefined);
    setProblem(undefined);
    // The offices stay, so that the choice does not vanish under the pointer.
    setList(({ offices }) => ({ ...emptyWork, offices }));
  }

  useEffect(() => {
    let isGone = false;
    // A new round is a new question.
    void client.work({ office }).then((answer) => {
      if (isGone) return;
      pause.current = 0;
      setPhase('ready');
      setHasNew(false);
      setProblem(answer.ok ? undefined : answer.error);
      if (answer.ok) setList(takePage(answer.value));
    });
    return () => {
      isGone = true;
    };
  }, [client, office, round]);

  async function fetchMore(): Promise<void> {
    const answer = await client.work({ office, after: last });
    setHasNew(false);
    setProblem(answer.ok ? undefined : answer.error);
    if (answer.ok) setList((state) => addPage(state, answer.value));
  }

  useEffect(() => {
    if (chosen === undefined) return;
    let isGone = false;
    const timer = setTimeout(async () => {
      const answer = await client.record(chosen);
      if (isGone) return;
      setProblem(answer.ok ? undefined : answer.error);
      if (answer.ok) setOpened(answer.value);
    }, pause.current);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [client, chosen]);

  useEffect(() => {
    const timer = setInterval(async () => {
      const answer = await client.workCount({ office });
      if (answer.ok) setHasNew(!more && answer.value.newest > (last ?? 0));
    }, lookEvery);
    return () => clearInterval(timer);
  }, [client, office, more, last]);

  async function markEntered(): Promise<void> {
    const item = list.items.find(({ id }) => id === chosen);
    if (phase !== 'ready' || item === undefined || record?.id !== item.id) return;
    setPhase('saving');
    const answer = await client.mark(item.id, 'entered');
    setPhase('ready');
    setProblem(answer.ok ? undefined : answer.error);
    if (!answer.ok) return;
    const told = noticeOf(item, answer.value, session.initials);
    pause.current = 0;
    setNotice(told);
    setList((state) => remove(state, item.id));
    const isLow = more && list.items.length <= fewLeft;
    if (isLow || told.kind === 'corrected-meanwhile') await fetchMore();
  }

  async function undo(): Promise<void> {
    if (phase !== 'ready' || notice?.kind !== 'entered') return;
    const { item } = notice;
    setPhase('saving');
    const answer = await client.mark(item.id, 'taken-back');
    setPhase('ready');
    setProblem(answer.ok ? undefined : answer.error);
    if (!answer.ok) return;
    pause.current = 0;
    setNotice({ kind: 'undone', item });
    setList((state) => putBack(state, item));
  }

  return {
    list,
    phase,
    problem,
    record,
    notice,
    hasNew,
    office,
    setOffice: reload,
    choose(id) {
      pause.current = 0;
      setList((state) => choose(state, id));
    },
    step(places) {
      pause.current = pauseBeforeOpening;
      setList((state) => step(state, places));
    },
    fetchMore,
    reload: () => reload(office),
    markEntered,
    undo,
  };
}
