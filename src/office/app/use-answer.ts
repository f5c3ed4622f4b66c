import { useCallback, useEffect, useState } from 'react';
import type { Answer, ClientProblem } from '../api/office-client.ts';

interface Asked<Value> {
  readonly value: Value | undefined;
  readonly problem: ClientProblem | undefined;
  readonly again: () => void;
}

/** What the server answers to a question that does not change; asked again where that is wanted. */
export function useAnswer<Value>(ask: () => Promise<Answer<Value>>): Asked<Value> {
  const [value, setValue] = useState<Value>();
  const [problem, setProblem] = useState<ClientProblem>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isGone = false;
    void ask().then((answer) => {
      if (isGone) return;
      setProblem(answer.ok ? undefined : answer.error);
      if (answer.ok) setValue(answer.value);
    });
    return () => {
      isGone = true;
    };
  }, [ask, round]);
  return { value, problem, again: useCallback(() => setRound((last) => last + 1), []) };
}
