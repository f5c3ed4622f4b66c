import { useEffect, useState } from 'react';
import type { Answer, ClientProblem } from '../api/office-client.ts';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly more: boolean;
}

type AskPage<Item> = (last: Item | undefined) => Promise<Answer<Page<Item>>>;

interface Pages<Item> {
  /** Undefined until the first page has come. */
  readonly items: readonly Item[] | undefined;
  readonly more: boolean;
  readonly problem: ClientProblem | undefined;
  readonly fetchMore: () => Promise<void>;
  /** From the beginning. */
  readonly again: () => Promise<void>;
}

interface Fetched<Item> extends Page<Item> {
  /** What was asked: another question has no answer yet. */
  readonly of: AskPage<Item>;
}

/** A list that the server gives a page at a time, begun anew where the question is another. */
export function usePages<Item>(ask: AskPage<Item>): Pages<Item> {
  const [fetched, setFetched] = useState<Fetched<Item>>();
  const [problem, setProblem] = useState<ClientProblem>();
  const current = fetched?.of === ask ? fetched : undefined;

  useEffect(() => {
    let isGone = false;
    void ask(undefined).then((answer) => {
      if (isGone) return;
      setProblem(answer.ok ? undefined : answer.error);
      if (answer.ok) setFetched({ of: ask, ...answer.value });
    });
    return () => {
      isGone = true;
    };
  }, [ask]);

  async function fetchAfter(known: readonly Item[]): Promise<void> {
    const answer = await ask(known.at(-1));
    setProblem(answer.ok ? undefined : answer.error);
    if (answer.ok) {
      const { items, more } = answer.value;
      setFetched({ of: ask, items: [...known, ...items], more });
    }
  }

  return {
    items: current?.items,
    more: current?.more ?? false,
    problem,
    fetchMore: () => fetchAfter(current?.items ?? []),
    again: () => fetchAfter([]),
  };
}

/** An answer with one of its parts as the items. */
export async function asPage<Value extends { readonly more: boolean }, Item>(
  asked: Promise<Answer<Value>>,
  itemsOf: (value: Value) => readonly Item[],
): Promise<Answer<Page<Item>>> {
  const answer = await asked;
  return answer.ok ? { ok: true, value: { items: itemsOf(answer.value), more: answer.value.more } } : answer;
}
