import type { SignedRecipients } from '../../contract/kiosk-api.ts';
import type { IntakeId } from '../../domain/intake.ts';
import { retryDelaySeconds } from '../hand-over/retry-delay.ts';
import type { Unanswered } from '../ports/intake-transport.ts';
import type { Random } from '../ports/machine.ts';
import type { KioskTransport } from './kiosk-transport.ts';

export interface WaitingCount {
  /** Wait for the line. */
  readonly waiting: number;
  /** The server will not take them: somebody must be told. */
  readonly refused: number;
}

/** Sealed intakes that wait for the line. What is there is on the disk. */
export interface WaitingIntakes {
  /** Oldest first, with the JSON text of each. */
  list(): Promise<readonly { readonly id: IntakeId; readonly sealed: string }[]>;
  /** The server has it. */
  remove(id: IntakeId): Promise<void>;
  /** The server has said no to these very bytes, by this problem of the API. It stays: nobody else has it. */
  refuse(id: IntakeId, problem: string): Promise<void>;
  count(): Promise<WaitingCount>;
}

export interface LineState extends WaitingCount {
  /** `full`: the server is there, and takes no more before the counter has worked some off. */
  readonly state: 'unknown' | 'open' | 'cut' | 'revoked' | 'full';
}

export interface KioskLinePorts {
  readonly transport: KioskTransport;
  readonly waiting: WaitingIntakes;
  /** Keeps a list of recipients that is ours and newer. */
  readonly keepRecipients: (signed: SignedRecipients) => Promise<void>;
  /** Runs alone among the kiosk's windows. */
  readonly alone: <Value>(run: () => Promise<Value>) => Promise<Value>;
  /** Gives what calls it off. */
  readonly schedule: (run: () => void, milliseconds: number) => () => void;
  readonly random: Random;
  readonly onState: (state: LineState) => void;
  readonly onFault: (error: unknown) => void;
}

export interface KioskLine {
  /** Looks now, and sends what waits. Answers when a look that began no earlier has ended. */
  look(): Promise<void>;
  stop(): void;
}

/** Between two looks at an open line: so old is the list of recipients at most. */
const openSeconds = 300;

/** Brings sealed intakes to the server, oldest first, as often as it takes. */
export function createKioskLine(ports: KioskLinePorts): KioskLine {
  const { transport, waiting, alone } = ports;
  let attempts = 0;
  /** What the server had no room for: it has heard their tickets, and one is enough to learn that there is room. */
  const hadNoRoom = new Set<IntakeId>();
  let isStopped = false;
  let callOff = (): void => {};
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  async function tell(state: LineState['state']): Promise<void> {
    if (!isStopped) ports.onState({ state, ...(await waiting.count()) });
  }

  function wait(seconds: number): void {
    callOff();
    if (!isStopped) callOff = ports.schedule(() => void line.look(), seconds * 1000);
  }

  async function fail(answer: Unanswered): Promise<void> {
    const asked = answer.kind === 'status' ? answer.retryAfterSeconds : undefined;
    wait(retryDelaySeconds(attempts, ports.random, asked));
    attempts += 1;
    await tell(isShutOut(answer) ? 'revoked' : 'cut');
  }

  async function lookOnce(): Promise<void> {
    const recipients = await transport.fetchRecipients();
    if (recipients.kind !== 'answered') return fail(recipients);
    await ports.keepRecipients(recipients.value);
    let isFull = false;
    for (const { id, sealed } of await waiting.list()) {
      if (isStopped) return;
      if (isFull && hadNoRoom.has(id)) continue;
      const handedIn = await transport.handIn(sealed);
      if (handedIn.kind === 'answered' && handedIn.value.id === id) {
        hadNoRoom.delete(id);
        await waiting.remove(id);
      } else if (isWithoutRoom(handedIn)) {
        hadNoRoom.add(id);
        isFull = true;
      } else if (handedIn.kind !== 'answered' && !isOfThisOne(handedIn)) return fail(handedIn);
      // One that the server will not take holds up no other, stays, and is offered again: keys may be put right.
      else if (handedIn.kind === 'answered') await waiting.refuse(id, 'other-intake');
      else if (handedIn.kind === 'status') await waiting.refuse(id, handedIn.problem ?? '');
    }
    const { waiting: stillWaiting, refused } = await waiting.count();
    // Where it is not heard it is told at the next look.
    await transport.tellQueue({ waiting: stillWaiting, needsAPerson: refused });
    attempts = isFull ? attempts + 1 : 0;
    wait(isFull ? retryDelaySeconds(attempts, ports.random) : openSeconds);
    await tell(isFull ? 'full' : 'open');
  }

  const line: KioskLine = {
    look() {
      if (isStopped) return Promise.resolve();
      if (running !== undefined) {
        // What was taken since may not be among what this look has listed.
        next ??= running.then(() => {
          next = undefined;
          return line.look();
        });
        return next;
      }
      running = alone(lookOnce)
        .catch((error: unknown) => {
          ports.onFault(error);
          wait(retryDelaySeconds(attempts, ports.random));
          attempts += 1;
        })
        .finally(() => {
          running = undefined;
        });
      return running;
    },
    stop() {
      isStopped = true;
      callOff();
    },
  };
  return line;
}

const shutOut: ReadonlySet<string | undefined> = new Set([
  'not-signed-in',
  'station-revoked',
  'station-cloned',
  'wrong-role',
]);
const isShutOut = (answer: Unanswered): boolean => answer.kind === 'status' && shutOut.has(answer.problem);

/** The counter has so much of this kiosk's to work off that the server takes no more. */
const isWithoutRoom = (answer: { readonly kind: string; readonly problem?: string }): boolean =>
  answer.kind === 'status' && answer.problem === 'too-many-intakes';

/** The server has said no to these very bytes. */
const isOfThisOne = (answer: Unanswered): boolean =>
  answer.kind === 'status' &&
  answer.problem !== undefined &&
  // Sealed for another world, before the kiosk was connected anew.
  ([400, 409, 413].includes(answer.status) || answer.problem === 'wrong-audience');
