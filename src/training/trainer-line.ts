import type { IntakeTransport } from '../application/ports/intake-transport.ts';
import type { LineKind } from '../domain/training/scenario.ts';

export interface LinePorts {
  /** As it is set now: by the scenario, or by the trainer. */
  readonly kind: () => LineKind;
  /** What a flapping line does comes out the same for the same seed. */
  readonly seed: number;
  /** Milliseconds of the machine, not of the trainer's clock: a line knows no lesson. */
  readonly monotonic: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** A flapping line is up or down for this long. */
export const flapMilliseconds = 6_000;
const slowMilliseconds = 4_000;

/** Whether a flapping line is up in its nth span. It begins up, and is so in about half of them. */
export function isUpInSpan(seed: number, span: number): boolean {
  if (span === 0) return true;
  let mixed = Math.imul((seed ^ 0x9e3779b9) + span, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) & 1) === 0;
}

/**
 * Puts a line in front of the server. Where it goes down while the server answers, the answer is lost and what
 * was handed over is not: the station must be able to send it again.
 */
export function putLineBefore(server: IntakeTransport, ports: LinePorts): IntakeTransport {
  const { kind, seed, monotonic, wait } = ports;
  const start = monotonic();
  const isUp = (): boolean =>
    kind() !== 'offline' &&
    (kind() !== 'flapping' || isUpInSpan(seed, Math.floor((monotonic() - start) / flapMilliseconds)));
  const unreachable = { kind: 'unreachable' } as const;

  async function pass<Answer>(
    ask: () => Promise<Answer>,
  ): Promise<Answer | typeof unreachable | { readonly kind: 'timed-out' }> {
    if (!isUp()) return unreachable;
    if (kind() === 'slow') await wait(slowMilliseconds);
    const answer = await ask();
    return isUp() ? answer : { kind: 'timed-out' };
  }

  const refusal = { kind: 'status', status: 503, problem: 'database-unavailable' } as const;
  return {
    async probe() {
      const answer = await pass(() => server.probe());
      return answer.kind === 'timed-out' ? unreachable : answer;
    },
    handOver: (...given) => pass(async () => (kind() === 'refusing' ? refusal : server.handOver(...given))),
    compareRecords: (records) =>
      pass(async () => (kind() === 'refusing' ? refusal : server.compareRecords(records))),
    fetchUpdates: (since) => pass(async () => (kind() === 'refusing' ? refusal : server.fetchUpdates(since))),
    askForIntakes: (question) => pass(() => server.askForIntakes(question)),
    findRegister: (have) => pass(() => server.findRegister(have)),
    fetchRegisterPart: (file, from) => pass(() => server.fetchRegisterPart(file, from)),
  };
}
