import type { AuditHeadReport } from '../../contract/audit-entry.ts';
import { type BundleContent, bundleFileName, bundleLimits } from '../../contract/bundle.ts';
import type { Audience } from '../../contract/wire-values.ts';
import type { RegistrationId } from '../../domain/registration.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { BundleBook, MadeBundle } from '../ports/bundle-book.ts';
import type { HandOverStore } from '../ports/hand-over-store.ts';
import type { Clock } from '../ports/machine.ts';
import { StoreFailure, type StoreProblem } from '../ports/station-store.ts';
import type { BundleSealer, SealProblem } from './bundle-sealer.ts';
import type { Bytes } from './bundle-web.ts';

export interface MakeBundlePorts {
  readonly store: Pick<HandOverStore, 'takeForBundle' | 'noteBundled' | 'listSettled'>;
  readonly book: BundleBook;
  readonly sealer: BundleSealer;
  readonly clock: Pick<Clock, 'now'>;
  readonly audience: Audience;
  /** The end of the station's audit trail as it is now; undefined where there is none to tell. */
  readonly findAuditHead?: () => Promise<AuditHeadReport | undefined>;
}

export type MakeProblem = SealProblem | StoreProblem | { readonly kind: 'nothing-waits' };

/** A file to be given out, and what is known of it here. */
export interface NewBundle {
  readonly name: string;
  readonly bytes: Bytes;
  readonly bundle: MadeBundle;
  /** How many records wait that are on no bundle yet: there was no room for them. */
  readonly left: number;
}

interface Waiting {
  readonly id: RegistrationId;
  readonly content: string;
  readonly contentHash: string;
}

/** Header, signature, tag, and what stands around the records. */
const envelopeBytes = 4_096;
/** `{"id":"...","as":"withdrawn"}` and a comma. */
const settledBytes = 80;

/**
 * Puts all that waits on a new bundle, what is on none yet first; the records go on waiting, and may go by the
 * line as well. What is left over for want of room comes on the next. Bundles that were made before stay good.
 */
export async function makeBundle(ports: MakeBundlePorts): Promise<Result<NewBundle, MakeProblem>> {
  const { store, book, sealer, clock, audience } = ports;
  try {
    const settled = await store.listSettled(bundleLimits.settled);
    const room = bundleLimits.bytes - envelopeBytes - settled.length * settledBytes;
    const [chosen, left] = choose(await findWaiting(ports), room);
    if (chosen.length + settled.length === 0) return fail({ kind: 'nothing-waits' });
    // The oldest first: what corrects or takes back comes after what it speaks of.
    const records = [...chosen].sort((one, other) => (one.id < other.id ? -1 : 1));
    const auditHead = await ports.findAuditHead?.();
    const madeAt = clock.now();
    const content: BundleContent = {
      audience,
      createdAt: madeAt,
      records: records.map(({ id, content }) => ({ id, content })),
      ...(auditHead === undefined ? {} : { auditHead }),
      ...(settled.length === 0 ? {} : { settled: [...settled] }),
    };
    const sealed = await sealer.seal(JSON.stringify(content));
    if (!sealed.ok) return sealed;
    const { header, bytes, fileHash } = sealed.value;
    const { number } = header;
    const sent = records.map(({ id, contentHash }) => ({ id, contentHash }));
    await store.noteBundled(
      sent.map(({ id }) => id),
      number,
    );
    const bundle: MadeBundle = { fileHash, number, madeAt, records: sent.length };
    const kept = await book.keep(bundle, { sent, settled });
    if (!kept.ok) return kept;
    return ok({ name: bundleFileName(header), bytes, bundle, left });
  } catch (error) {
    if (error instanceof StoreFailure) return fail(error.problem);
    throw error;
  }
}

/** What is on no bundle yet, and then what still waits of earlier ones. */
async function findWaiting({ store }: MakeBundlePorts): Promise<readonly (readonly Waiting[])[]> {
  const fresh = await store.takeForBundle(Number.POSITIVE_INFINITY);
  const isFresh = new Set(fresh.map(({ id }) => id));
  const all = await store.takeForBundle(Number.POSITIVE_INFINITY, 'any');
  return [fresh, all.filter(({ id }) => !isFresh.has(id))];
}

/** As many as there is room for, in their order; and how many of the first are left over. */
function choose(
  [fresh = [], earlier = []]: readonly (readonly Waiting[])[],
  room: number,
): readonly [readonly Waiting[], number] {
  const chosen: Waiting[] = [];
  let free = room;
  for (const record of [...fresh, ...earlier]) {
    const { id, content } = record;
    free -= countUtf8Bytes(JSON.stringify({ id, content })) + 1;
    if (free < 0 || chosen.length === bundleLimits.records) break;
    chosen.push(record);
  }
  return [chosen, Math.max(0, fresh.length - chosen.length)];
}

/** This layer knows no platform, so it has no `TextEncoder`. JSON text holds no lone surrogates. */
function countUtf8Bytes(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // The two halves of a surrogate pair make four bytes together.
    const isHalf = unit >= 0xd800 && unit < 0xe000;
    bytes += unit < 0x80 ? 1 : unit < 0x800 || isHalf ? 2 : 3;
  }
  return bytes;
}
