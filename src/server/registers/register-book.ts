import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Kysely } from 'kysely';
import type { Clock } from '../../application/ports/machine.ts';
import {
  longestAbout,
  type PackedFile,
  RegisterAboutSchema,
  type RegisterOffer,
  registerText,
} from '../../contract/address-register.ts';
import type { Attestation } from '../../contract/receipt.ts';
import type { Instant } from '../../domain/registration.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { retryPassing } from '../database/database-errors.ts';
import { standInLine, useLine } from '../database/locks.ts';
import type { IntakeTables, RegisterRow } from '../database/tables.ts';
import type { ServerKeyring } from '../keys/server-keys.ts';
import { keepFile, readFilePart } from './register-pieces.ts';

export interface StoredRegister {
  readonly number: number;
  /** Of its content. */
  readonly sha256: string;
  readonly about: string;
  readonly attestation: Attestation;
  readonly publishedAt: Instant;
  /** As stations get them; absent where they were let go, or only a total leads here. */
  readonly file?: PackedFile;
  readonly changes?: PackedFile;
}

/** A register that the caller has found whole, with this server's signature in it. */
export interface NewRegister {
  readonly sha256: string;
  readonly about: string;
  /** As it goes over the line: what a station can make anew may be left out. */
  readonly bytes: Uint8Array;
  /** The newest when it was made, by its content; undefined for the first. */
  readonly after: string | undefined;
  /** What leads here from that one. */
  readonly changes?: Uint8Array;
}

export type PublishProblem =
  /** Its data are older than those of the newest. */
  | { readonly kind: 'older'; readonly newest: string }
  /** Another one was published since the caller looked. */
  | { readonly kind: 'other-newest' };

/** The address registers that the server gives its stations. */
export interface RegisterBook {
  /** The signature that goes into a register's file. */
  readonly sign: (sha256: string, about: string) => Attestation;
  /** In the order they were published. */
  list(): Promise<readonly StoredRegister[]>;
  findNewest(): Promise<StoredRegister | undefined>;
  /** A file as it was before it was packed. Throws where it was let go. */
  read(file: PackedFile): Promise<Uint8Array<ArrayBuffer>>;
  /** All of it or nothing: no station is offered what is not whole. */
  publish(register: NewRegister): Promise<Result<StoredRegister, PublishProblem>>;
  /** For a station that has the register with this content, or none. */
  findOffer(have: string | undefined): Promise<RegisterOffer>;
}

/** A station that is in the middle of a total may go on with it when the next one comes. */
const totalsKept = 2;

const [pack, unpack] = [promisify(gzip), promisify(gunzip)];
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const dateOf = (about: string): string => RegisterAboutSchema.parse(JSON.parse(about)).date;

export function createRegisterBook(
  db: Kysely<IntakeTables>,
  { signing }: Pick<ServerKeyring, 'signing'>,
  clock: Clock,
): RegisterBook {
  const sign = (sha256: string, about: string): Attestation =>
    signing.attest(Buffer.from(registerText(sha256, about)));

  const withSizes = (from: Kysely<IntakeTables>) =>
    from
      .selectFrom('registers as r')
      .leftJoin('register_files as f', 'f.sha256', 'r.file')
      .leftJoin('register_files as c', 'c.sha256', 'r.changes')
      .selectAll('r')
      .select(['f.size as fileSize', 'c.size as changesSize']);

  const toStored = (row: RegisterRow & Sizes): StoredRegister => {
    const [file, changes] = [toFile(row.file, row.fileSize), toFile(row.changes, row.changesSize)];
    return {
      number: row.number,
      sha256: hexOf(row.sha256),
      about: row.about,
      attestation: { key: signing.keyId, signature: Buffer.from(row.signature).toString('base64') },
      publishedAt: row.published_at.toISOString() as Instant,
      ...(file === undefined ? {} : { file }),
      ...(changes === undefined ? {} : { changes }),
    };
  };

  const listFrom = async (from: Kysely<IntakeTables>): Promise<readonly StoredRegister[]> =>
    (await withSizes(from).orderBy('r.number').execute()).map(toStored);

  async function findNewest(from: Kysely<IntakeTables>): Promise<StoredRegister | undefined> {
    const row = await withSizes(from).orderBy('r.number', 'desc').limit(1).executeTakeFirst();
    return row && toStored(row);
  }

  async function publishOnce(
    transaction: Kysely<IntakeTables>,
    { sha256, about, after }: NewRegister,
    packed: { readonly total: Uint8Array; readonly changes: Uint8Array | undefined },
  ): Promise<Result<StoredRegister, PublishProblem>> {
    const last = await standInLine(transaction, 'registers');
    const newest = await findNewest(transaction);
    if (newest?.sha256 === sha256) return ok(newest);
    if (newest?.sha256 !== after) return fail({ kind: 'other-newest' });
    const before = newest === undefined ? '' : dateOf(newest.about);
    if (dateOf(about) < before) return fail({ kind: 'older', newest: before });
    const row: RegisterRow = {
      number: last + 1,
      sha256: Buffer.from(sha256, 'hex'),
      about,
      signature: Buffer.from(sign(sha256, about).signature, 'base64'),
      file: await keepFile(transaction, packed.total),
      changes: packed.changes === undefined ? null : await keepFile(transaction, packed.changes),
      published_at: new Date(clock.now()),
    };
    await transaction.insertInto('registers').values(row).execute();
    await useLine(transaction, 'registers', row.number);
    const stored = await listFrom(transaction);
    await letGo(transaction, stored);
    const published = stored.at(-1);
    if (published === undefined) throw new Error('A register was published and is not there');
    return ok(published);
  }

  return {
    sign,
    list: () => listFrom(db),
    findNewest: () => findNewest(db),
    async read({ sha256, size }) {
      const parts: Buffer[] = [];
      for await (const part of readFilePart(db, Buffer.from(sha256, 'hex'), { from: 0, to: size }))
        parts.push(part);
      return new Uint8Array(await unpack(Buffer.concat(parts)));
    },
    async publish(register) {
      if (register.about.length > longestAbout)
        throw new Error('No station reads so much of what a register says');
      const total = await pack(register.bytes);
      const changes = register.changes && (await pack(register.changes));
      return retryPassing(() =>
        db.transaction().execute((transaction) => publishOnce(transaction, register, { total, changes })),
      );
    },
    async findOffer(have) {
      const stored = await listFrom(db);
      const newest = stored.at(-1);
      if (newest?.file === undefined) return {};
      const { sha256, about, attestation, file } = newest;
      // Asked for every few seconds: no word too many where there is nothing new.
      if (sha256 === have) return { changes: [] };
      const changes = findWay(stored, have);
      return {
        newest: { sha256, about, attestation, file },
        ...(changes === undefined ? {} : { changes: [...changes] }),
      };
    },
  };
}

interface Sizes {
  readonly fileSize: number | null;
  readonly changesSize: number | null;
}

const toFile = (sha256: Uint8Array | null, size: number | null): PackedFile | undefined =>
  sha256 === null || size === null ? undefined : { sha256: hexOf(sha256), size };

/** The changes from an earlier register to the newest. Undefined where there is no way. */
function findWay(
  stored: readonly StoredRegister[],
  have: string | undefined,
): readonly PackedFile[] | undefined {
  const way: PackedFile[] = [];
  for (const { sha256, changes } of stored.toReversed()) {
    if (sha256 === have) return way;
    if (changes === undefined) return undefined;
    way.unshift(changes);
  }
  return undefined;
}

/** Lets go of totals that nobody begins any more, and of changes that are longer than the total that they spare. */
async function letGo(transaction: Kysely<IntakeTables>, stored: readonly StoredRegister[]): Promise<void> {
  const total = stored.at(-1)?.file?.size ?? 0;
  let way = 0;
  let isTooLong = false;
  const kept = new Set<string>();
  for (const [place, { number, file, changes }] of stored.toReversed().entries()) {
    way += changes?.size ?? total;
    isTooLong ||= way > total;
    const goes = {
      ...(file === undefined || place < totalsKept ? {} : { file: null }),
      ...(changes === undefined || !isTooLong ? {} : { changes: null }),
    };
    if (file !== undefined && !('file' in goes)) kept.add(file.sha256);
    if (changes !== undefined && !('changes' in goes)) kept.add(changes.sha256);
    if (Object.keys(goes).length > 0)
      await transaction.updateTable('registers').set(goes).where('number', '=', number).execute();
  }
  const gone = stored
    .flatMap(({ file, changes }) => [file, changes])
    .flatMap((one) => (one === undefined || kept.has(one.sha256) ? [] : [Buffer.from(one.sha256, 'hex')]));
  if (gone.length > 0) await transaction.deleteFrom('register_files').where('sha256', 'in', gone).execute();
}
