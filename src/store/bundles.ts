import type { BundleBook, BundleCargo, MadeBundle } from '../application/ports/bundle-book.ts';
import type { StoreProblem } from '../application/ports/station-store.ts';
import { ok } from '../domain/result.ts';
import type { Vault } from './keys/vault.ts';
import type { BundleRow, StationDatabase } from './station-database.ts';
import type { Writer } from './writer.ts';

export const cargoPlace = (fileHash: string): string => `bundles/${fileHash}/cargo`;

interface BundleBookPorts {
  readonly database: StationDatabase;
  readonly vault: Vault;
  readonly writer: Writer;
}

/** The station's USB bundles in IndexedDB, every write also in the journal. */
export function createBundleBook({ database, vault, writer }: BundleBookPorts): BundleBook {
  const { bundles } = database;
  return {
    keep: ({ fileHash, number, madeAt, records }, cargo) =>
      writer.commit<StoreProblem>(async () => {
        const sealed = await vault.sealText(cargoPlace(fileHash), JSON.stringify(cargo));
        const row: BundleRow = { id: fileHash, number, madeAt, records, cargo: sealed };
        return ok({
          changes: [{ table: 'bundles', row }],
          events: [{ action: 'exported', detail: `bundle ${number}`, count: records }],
        });
      }),

    noteReturn: (fileHash, returned) =>
      writer.commit<StoreProblem>(async () => {
        const row = await bundles.get(fileHash);
        return ok({ changes: row === undefined ? [] : [{ table: 'bundles', row: { ...row, returned } }] });
      }),

    async list() {
      const rows = await bundles.toArray();
      return rows.map(toBundle).sort(newestFirst);
    },

    async find(fileHash) {
      const row = await bundles.get(fileHash);
      const text = row === undefined ? undefined : await vault.findText(cargoPlace(fileHash), row.cargo);
      if (row === undefined || text === undefined) return undefined;
      return { bundle: toBundle(row), cargo: JSON.parse(text) as BundleCargo };
    },
  };
}

/** Numbers go up; where a station was enrolled anew, the time tells. */
const newestFirst = (one: MadeBundle, other: MadeBundle): number =>
  one.madeAt === other.madeAt ? other.number - one.number : one.madeAt < other.madeAt ? 1 : -1;

const toBundle = ({ id, number, madeAt, records, returned }: BundleRow): MadeBundle => ({
  fileHash: id,
  number,
  madeAt,
  records,
  ...(returned === undefined ? {} : { returned }),
});
