import {
  type OfferedRegister,
  type PackedFile,
  RegisterAboutSchema,
} from '../../contract/address-register.ts';
import type { Instant } from '../../domain/registration.ts';
import type { Result } from '../../domain/result.ts';
import type {
  LoadedRegister,
  RegisterFile,
  RegisterInUse,
  RegisterProblem,
} from '../ports/address-register.ts';
import type { AuditTrail } from '../ports/audit-trail.ts';
import type { Sha256OfBytes } from '../ports/digest.ts';
import type { IntakeTransport } from '../ports/intake-transport.ts';
import type { Clock } from '../ports/machine.ts';
import type { RegisterFetchBook, RegisterFetchOutcome } from '../ports/register-fetch-book.ts';
import type { ServerTrust } from '../receipts/attested-receipts.ts';
import type { ListVerifier } from '../rule-list/published-list.ts';
import { judgeRegister } from './judge-register.ts';

export interface FetchRegisterPorts extends ListVerifier {
  readonly transport: Pick<IntakeTransport, 'findRegister' | 'fetchRegisterPart'>;
  readonly book: RegisterFetchBook;
  readonly findTrust: () => Promise<ServerTrust | undefined>;
  readonly findHeld: () => Promise<Pick<RegisterInUse, 'sha256' | 'date' | 'practice'> | undefined>;
  /** Takes what the files give, if it is the register with this content. */
  readonly take: (
    files: readonly RegisterFile[],
    only: { readonly sha256: string },
  ) => Promise<Result<LoadedRegister, RegisterProblem>>;
  /** What is refused is accounted for: somebody may have tried to bring in another register. */
  readonly note: AuditTrail['note'];
  readonly sha256: Sha256OfBytes;
  readonly clock: Pick<Clock, 'now'>;
  /** Looked at between two parts: registrations wait, or somebody has stopped it. */
  readonly mustWait: () => Promise<boolean>;
}

/** A line that spoils what it carries must not carry it again and again. */
const againAfterMilliseconds = 3_600_000;

/**
 * Gets the newest register from the server, by changes where those are shorter, and takes it in use. What has come
 * is kept part by part, so that the next time goes on where this one ended, whatever ended it. Nothing is taken but
 * the very register that the server has signed, and none that is older than the one in use.
 */
export async function fetchRegister(ports: FetchRegisterPorts): Promise<RegisterFetchOutcome> {
  const { transport, book, clock } = ports;
  const outcome = await fetchOnce(ports);
  const coming = outcome.kind === 'put-off' || outcome.kind === 'unanswered' ? {} : { coming: undefined };
  await book.note({ last: { at: clock.now(), outcome }, ...coming });
  return outcome;

  async function fetchOnce({ findTrust, findHeld }: FetchRegisterPorts): Promise<RegisterFetchOutcome> {
    const trust = await findTrust();
    if (trust === undefined) return { kind: 'not-connected' };
    const held = await findHeld();
    const have = held === undefined || held.sha256 === '' ? undefined : held.sha256;
    const answer = await transport.findRegister(have);
    // A server of an earlier version knows of no registers.
    if (answer.kind === 'status' && answer.status === 404) return { kind: 'none' };
    if (answer.kind !== 'answered') return { kind: 'unanswered' };
    const { newest, changes } = answer.value;
    if (newest === undefined || newest.sha256 === have) {
      await book.keepOnly([]);
      return { kind: newest === undefined && changes === undefined ? 'none' : 'up-to-date' };
    }
    const { refused, withoutChanges } = await book.find();
    if (refused?.sha256 === newest.sha256 && clock.now() < refused.until) return refused.outcome;
    const about = readAbout(newest.about);
    const { sha256, attestation: signature } = newest;
    const judged = await judgeRegister(ports, trust, { sha256, about: newest.about, signature });
    if (about === undefined || judged !== 'by-server') return refuse(newest, { kind: 'wrong-signature' });
    // A practice register is no measure of a real one.
    if (held !== undefined && held.practice === about.practice && about.date < held.date)
      return refuse(newest, { kind: 'older', date: about.date, held: held.date });
    for (const files of findWays(newest, withoutChanges === sha256 ? undefined : changes)) {
      const isTotal = files[0] === newest.file;
      const arrived = await bring(ports, files, about);
      const ended = arrived.kind === 'arrived' ? await take(newest, files) : arrived;
      // Not by a person: the station is being locked.
      const isCutOff = ended.kind === 'cancelled' && (await ports.mustWait());
      const outcome: RegisterFetchOutcome = isCutOff ? { kind: 'put-off' } : ended;
      if (outcome.kind === 'taken' || outcome.kind === 'put-off' || outcome.kind === 'unanswered')
        return outcome;
      if (isTotal) return refuse(newest, outcome);
      await book.note({ withoutChanges: sha256 });
    }
    throw new Error('A total is the last way');
  }

  async function take(
    { sha256 }: OfferedRegister,
    files: readonly PackedFile[],
  ): Promise<RegisterFetchOutcome> {
    const given: RegisterFile[] = [];
    for (const file of files) given.push({ name: file.sha256, bytes: await book.read(file) });
    const taken = await ports.take(given, { sha256 });
    if (!taken.ok) return taken.error;
    await book.keepOnly([]);
    await book.note({ refused: undefined, withoutChanges: undefined });
    return { kind: 'taken' };
  }

  async function refuse(
    { sha256 }: OfferedRegister,
    outcome: RegisterFetchOutcome,
  ): Promise<RegisterFetchOutcome> {
    const { refused } = await book.find();
    // Asked for every hour, and noted once. A full disk says nothing of the register.
    const isKnown = refused?.sha256 === sha256 && refused.outcome.kind === outcome.kind;
    if (!isKnown && outcome.kind !== 'not-kept' && outcome.kind !== 'cancelled')
      await ports.note({ action: 'refused-register', detail: outcome.kind });
    const until = new Date(Date.parse(clock.now()) + againAfterMilliseconds).toISOString() as Instant;
    await book.note({ refused: { sha256, until, outcome } });
    return outcome;
  }
}

function readAbout(
  text: string,
): { readonly name: string; readonly date: string; readonly practice: boolean } | undefined {
  try {
    const read = RegisterAboutSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

const sizeOf = (files: readonly PackedFile[]): number => files.reduce((sum, { size }) => sum + size, 0);

/** The changes where they are shorter, and in any case the total. */
function findWays(
  { file }: OfferedRegister,
  changes: readonly PackedFile[] | undefined,
): readonly (readonly PackedFile[])[] {
  const isShorter = changes !== undefined && changes.length > 0 && sizeOf(changes) < file.size;
  return isShorter ? [changes, [file]] : [[file]];
}

type Arrived =
  | { readonly kind: 'arrived' }
  | { readonly kind: 'put-off' }
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'other-bytes' };

/** Fetches what lacks of the files; one whose bytes are not those of its hash is thrown away. */
async function bring(
  { transport, book, mustWait, sha256 }: FetchRegisterPorts,
  files: readonly PackedFile[],
  { name, date }: { readonly name: string; readonly date: string },
): Promise<Arrived> {
  await book.keepOnly(files);
  const counts = await Promise.all(files.map((file) => book.countKept(file)));
  const size = sizeOf(files);
  let kept = counts.reduce((sum, count) => sum + count, 0);
  await book.note({ coming: { name, date, size, kept } });
  for (const [place, file] of files.entries()) {
    for (let at = counts[place] ?? 0; at < file.size; ) {
      if (await mustWait()) return { kind: 'put-off' };
      const part = await transport.fetchRegisterPart(file, at);
      if (part.kind !== 'answered' || part.value.length === 0) return { kind: 'unanswered' };
      await book.keep(file, at, part.value);
      at += part.value.length;
      kept += part.value.length;
      await book.note({ coming: { name, date, size, kept } });
    }
    const bytes = new Uint8Array(await (await book.read(file)).arrayBuffer());
    if (bytes.length === file.size && (await sha256(bytes)) === file.sha256) continue;
    await book.keepOnly(files.filter((other) => other !== file));
    return { kind: 'other-bytes' };
  }
  return (await mustWait()) ? { kind: 'put-off' } : { kind: 'arrived' };
}
