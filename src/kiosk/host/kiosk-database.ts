import Dexie, { type Table } from 'dexie';
import type { SignedRecipients } from '../../contract/kiosk-api.ts';
import type { IntakeId } from '../../domain/intake.ts';
import type { WrongTries } from '../../domain/lock-out.ts';
import type { Instant } from '../../domain/registration.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Kdf } from '../../store/keyring/key-wrap.ts';
import type { KioskIdentity } from './kiosk-identity.ts';

export type KioskEntry =
  | { readonly name: 'identity'; readonly identity: KioskIdentity }
  /** An enrolment that has not been answered: its keys are shown again. */
  | {
      readonly name: 'enrolling';
      readonly code: string;
      readonly signingKey: string;
      readonly sealingKey: string;
      readonly signing: CryptoKey;
    }
  | { readonly name: 'recipients'; readonly signed: SignedRecipients }
  | { readonly name: 'staff-pin'; readonly kdf: Kdf; readonly hash: string }
  | ({ readonly name: 'wrong-tries' } & WrongTries)
  /** As much as an intake, of nothing: written and removed to learn whether there is room. */
  | { readonly name: 'room'; readonly filler: Uint8Array };

/** A sealed intake that waits for the line: JSON text that nobody here can open. */
export interface WaitingEntry {
  readonly id: IntakeId;
  readonly ticket: Ticket;
  readonly sealed: string;
  /** The server would not take it: since when, and by which problem of its API. */
  readonly refused?: { readonly since: Instant; readonly problem: string };
}

/** All that a kiosk keeps. Nothing of a citizen but what is sealed to others. */
export class KioskDatabase extends Dexie {
  declare readonly entries: Table<KioskEntry, KioskEntry['name']>;
  declare readonly waiting: Table<WaitingEntry, IntakeId>;

  constructor(name = 'bopael-kiosk') {
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ entries: 'name', waiting: 'id' });
  }

  /** False where the disk is full. */
  async keep(entry: KioskEntry): Promise<boolean> {
    return this.entries.put(entry).then(
      () => true,
      () => false,
    );
  }

  /** Whether so many bytes would be kept durably now. They are random: what a disk could pack would tell nothing. */
  async hasRoomFor(bytes: number): Promise<boolean> {
    const filler = crypto.getRandomValues(new Uint8Array(bytes));
    if (!(await this.keep({ name: 'room', filler }))) return false;
    await this.entries.delete('room');
    return true;
  }

  async countWaiting(): Promise<{ readonly waiting: number; readonly refused: number }> {
    const refused = await this.waiting.filter((entry) => entry.refused !== undefined).count();
    return { waiting: (await this.waiting.count()) - refused, refused };
  }

  /** The first time counts. */
  async refuse(id: IntakeId, problem: string, now: Instant): Promise<void> {
    await this.waiting
      .where('id')
      .equals(id)
      .modify((entry: { refused?: WaitingEntry['refused'] }) => {
        entry.refused = { since: entry.refused?.since ?? now, problem };
      });
  }

  async listRefused(): Promise<
    readonly {
      readonly id: IntakeId;
      readonly ticket: Ticket;
      readonly since: Instant;
      readonly problem: string;
    }[]
  > {
    const entries = await this.waiting.orderBy('id').toArray();
    return entries.flatMap(({ id, ticket, refused }) =>
      refused === undefined ? [] : [{ id, ticket, ...refused }],
    );
  }

  async dropRefused(id: IntakeId): Promise<void> {
    await this.waiting.filter((entry) => entry.id === id && entry.refused !== undefined).delete();
  }

  async find<Name extends KioskEntry['name']>(
    name: Name,
  ): Promise<Extract<KioskEntry, { name: Name }> | undefined> {
    const entry = await this.entries.get(name);
    return entry?.name === name ? (entry as Extract<KioskEntry, { name: Name }>) : undefined;
  }
}
