import {
  type AskedForIntakes,
  type IntakeAnswer,
  type IntakeStanding,
  kioskKeyText,
  type RefusedIntake,
  type TakenSealed,
} from '../../contract/kiosk-api.ts';
import type { Intake, IntakeId } from '../../domain/intake.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { parseTicket, type Ticket, type TicketProblem } from '../../domain/ticket.ts';
import { decodeBase64 } from '../audit/bytes.ts';
import type { BundleCrypto } from '../bundle/bundle-crypto.ts';
import type { IntakeTransport } from '../ports/intake-transport.ts';
import type { RegistrationForm } from '../registration-form/form.ts';
import { formOfIntake } from './intake-form.ts';
import { type IntakeOpener, type OpenIntakeProblem, openIntake } from './sealed-intake.ts';

export interface StationIntakePorts {
  readonly transport: Pick<IntakeTransport, 'askForIntakes'>;
  readonly crypto: BundleCrypto;
  /** Undefined where the station is connected to no server. */
  readonly findOpener: () => Promise<
    | (IntakeOpener & {
        /** The server's raw Ed25519 key (base64), as it was told when the station was connected. */
        readonly serverKey: string;
      })
    | undefined
  >;
  /** The clerk's. */
  readonly initials: string;
}

type Taken = Extract<IntakeStanding['state'], { kind: 'taken' }>;
type Ended = Extract<IntakeStanding['state'], { kind: 'ended' }>;

export type FindIntakeProblem =
  | { readonly kind: 'ticket'; readonly problem: TicketProblem }
  /** No kiosk of the kommune has given it out, or what it took has not come yet. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'elsewhere'; readonly office: string }
  /** Another clerk has it. */
  | { readonly kind: 'taken'; readonly taken: Taken }
  | { readonly kind: 'ended'; readonly ended: Ended }
  /** The server did not take it: it lies sealed on the kiosk. */
  | { readonly kind: 'refused'; readonly refused: RefusedIntake }
  /** By chance there are several under the ticket: which one is meant is to be said. */
  | { readonly kind: 'several'; readonly intakes: readonly IntakeStanding[] }
  | { readonly kind: 'no-line' }
  | { readonly kind: 'not-connected' }
  | OpenIntakeProblem;

export interface FindIntakeChoice {
  /** Which one, after `several`. */
  readonly id?: IntakeId;
  /** Take it from the clerk who has it. */
  readonly fromOther?: boolean;
}

export interface OpenedIntake {
  readonly id: IntakeId;
  readonly ticket: Ticket;
  readonly form: RegistrationForm;
}

/** What citizens told the kiosks of the office, for the clerk who is signed in. */
export interface StationIntakes {
  /** Takes the intake under a ticket, and opens it. Nothing is kept before the form becomes a draft. */
  open(typed: string, choice?: FindIntakeChoice): Promise<Result<OpenedIntake, FindIntakeProblem>>;
  /** Puts it back. Where there is no line it stays with the clerk, and whoever asks may take it over. */
  giveUp(id: IntakeId): Promise<void>;
  /**
   * Nothing is to be registered of it. With a record that names it an intake is finished by itself; without a line it
   * stays, as above.
   */
  finish(id: IntakeId): Promise<void>;
}

export function createStationIntakes(ports: StationIntakePorts): StationIntakes {
  const { transport, crypto, findOpener, initials: by } = ports;

  async function ask(question: AskedForIntakes): Promise<Result<IntakeAnswer, FindIntakeProblem>> {
    const answer = await transport.askForIntakes(question);
    if (answer.kind === 'answered') return ok(answer.value);
    const isShutOut = answer.kind === 'status' && (answer.status === 401 || answer.status === 403);
    return fail({ kind: isShutOut ? 'not-connected' : 'no-line' });
  }

  function choose(
    { intakes, refused: [refused] = [] }: Pick<IntakeAnswer, 'intakes' | 'refused'>,
    { id, fromOther = false }: FindIntakeChoice,
  ): Result<IntakeStanding, FindIntakeProblem> {
    const meant = id === undefined ? intakes : intakes.filter((intake) => intake.id === id);
    // What a clerk has taken and let go of without a draft, e.g. by a power cut, is that clerk's still.
    const isFree = ({ state }: IntakeStanding): boolean =>
      state.kind === 'open' || (state.kind === 'taken' && (fromOther || (state.here && state.by === by)));
    const free = meant.filter(isFree);
    const [first, second] = free;
    if (second !== undefined) return fail({ kind: 'several', intakes: free });
    if (first !== undefined) return ok(first);
    const state = (meant.find((one) => one.state.kind === 'taken') ?? meant[0])?.state;
    // What is refused is of these days; what has ended under the same ticket may be years old.
    if (state?.kind !== 'taken' && refused !== undefined) return fail({ kind: 'refused', refused });
    switch (state?.kind) {
      case 'taken':
        return fail({ kind: 'taken', taken: state });
      case 'ended':
        return fail({ kind: 'ended', ended: state });
      case 'elsewhere':
        return fail({ kind: 'elsewhere', office: state.office });
      default:
        return fail({ kind: 'unknown' });
    }
  }

  async function openSealed({
    sealed,
    kioskKey,
    attestation,
  }: TakenSealed): Promise<Result<Intake, OpenIntakeProblem> | undefined> {
    const opener = await findOpener();
    if (opener === undefined) return undefined;
    const { world, serverKey } = opener;
    const text = crypto.utf8(kioskKeyText(world, sealed.kiosk, kioskKey));
    const isKiosks = await crypto.verify(decodeBase64(serverKey), text, decodeBase64(attestation.signature));
    return isKiosks ? openIntake(crypto, sealed, kioskKey, opener) : fail({ kind: 'not-genuine' });
  }

  async function giveUp(id: IntakeId): Promise<void> {
    await transport.askForIntakes({ ask: 'give-up', id, by });
  }

  return {
    giveUp,
    async finish(id) {
      await transport.askForIntakes({ ask: 'finish', id, by });
    },
    async open(typed, choice = {}) {
      const read = parseTicket(typed);
      if (!read.ok) return fail({ kind: 'ticket', problem: read.error });
      const ticket = read.value;
      const found = await ask({ ask: 'find', ticket, by });
      if (!found.ok) return found;
      const chosen = choose(found.value, choice);
      if (!chosen.ok) return chosen;
      const { id, kioskName } = chosen.value;
      const taken = await ask({ ask: 'take', id, fromOther: choice.fromOther === true, by });
      if (!taken.ok) return taken;
      // Another was faster.
      if (taken.value.taken === undefined) {
        const now = choose(taken.value, {});
        return now.ok ? fail({ kind: 'unknown' }) : now;
      }
      const opened = await openSealed(taken.value.taken);
      if (opened?.ok === true)
        return ok({ id, ticket, form: formOfIntake(opened.value, { ticket, kioskName }) });
      // Another station of the office may be able to.
      await giveUp(id);
      return opened ?? fail({ kind: 'not-connected' });
    },
  };
}
