import Dexie, { type Table } from 'dexie';
import { decodeBase64 } from '../../application/audit/bytes.ts';
import type { BundleCrypto } from '../../application/bundle/bundle-crypto.ts';
import type { Bytes } from '../../application/bundle/bundle-web.ts';
import { fromMovedForm } from '../../application/move-across/moved-form.ts';
import { openParcel } from '../../application/move-across/parcel.ts';
import type { RegistrationForm } from '../../application/registration-form/form.ts';
import {
  createStationCrypto,
  type StationSecrets,
  StationSecretsSchema,
} from '../../application/station-identity/station-crypto.ts';
import type { Sealed, Vault } from '../../store/keys/vault.ts';

interface Recipient {
  readonly name: 'recipient';
  /** Raw X25519, base64: anyone on this machine may seal to it. */
  readonly publicKey: string;
  /** The private half, under the station's vault. */
  readonly secrets: Sealed;
}

interface Parcel {
  readonly id?: number;
  readonly bytes: Bytes;
}

/** What lies between the training and the station of the same browser: sealed to the station alone. */
class ArrivalsDatabase extends Dexie {
  declare readonly recipients: Table<Recipient, string>;
  declare readonly parcels: Table<Parcel, number>;

  constructor() {
    super('bopael-arrivals', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ recipients: 'name', parcels: '++id' });
  }
}

async function withArrivals<Value>(
  run: (database: ArrivalsDatabase) => Promise<Value>,
): Promise<Value | undefined> {
  const database = new ArrivalsDatabase();
  try {
    await database.open();
    return await run(database);
  } catch {
    return undefined;
  } finally {
    database.close();
  }
}

/** The key of the station of this browser; undefined where none has been opened here yet. */
export const findRecipient = async (): Promise<Bytes | undefined> => {
  const key = await withArrivals(async ({ recipients }) => (await recipients.get('recipient'))?.publicKey);
  return key === undefined ? undefined : decodeBase64(key);
};

/** False where it could not be kept. */
export const leaveParcel = async (bytes: Bytes): Promise<boolean> =>
  (await withArrivals(({ parcels }) => parcels.add({ bytes }))) !== undefined;

/** What has come to this station out of training. */
export interface Arrivals {
  count(): Promise<number>;
  /** The oldest; undefined where there is none that opens. */
  findNext(): Promise<Arrival | undefined>;
}

export interface Arrival {
  readonly form: RegistrationForm;
  /** When the form is stored. */
  remove(): Promise<void>;
}

const place = 'arrivals/secrets';

/** Makes the station's key for parcels where it has none, or one that its vault no longer opens. */
export async function openArrivals(vault: Vault, crypto: BundleCrypto): Promise<Arrivals> {
  const stationCrypto = createStationCrypto(globalThis);

  async function findSecrets(): Promise<StationSecrets | undefined> {
    const kept = await withArrivals(({ recipients }) => recipients.get('recipient'));
    const text = kept === undefined ? undefined : await vault.findText(place, kept.secrets);
    const parsed = text === undefined ? undefined : StationSecretsSchema.safeParse(JSON.parse(text));
    return parsed?.success === true ? parsed.data : undefined;
  }

  if ((await findSecrets()) === undefined) {
    const made = await stationCrypto.makeSecrets();
    const secrets = await vault.sealText(place, JSON.stringify(made));
    await withArrivals(({ recipients }) =>
      recipients.put({ name: 'recipient', publicKey: made.sealing.public, secrets }),
    );
  }

  return {
    count: async () => (await withArrivals(({ parcels }) => parcels.count())) ?? 0,
    async findNext() {
      const secrets = await findSecrets();
      const keys = secrets === undefined ? undefined : await stationCrypto.findKeys(secrets);
      if (secrets === undefined || keys === undefined) return undefined;
      const own = { publicKey: decodeBase64(secrets.sealing.public), agree: keys.agreeWith };
      for (;;) {
        const next = await withArrivals(({ parcels }) => parcels.toCollection().first());
        if (next?.id === undefined) return undefined;
        const form = await openParcel(crypto, own, next.bytes);
        const { id } = next;
        const remove = async (): Promise<void> => {
          await withArrivals(({ parcels }) => parcels.delete(id));
        };
        if (form !== undefined) return { form: fromMovedForm(form), remove };
        // It was sealed to a key that is gone: nobody will ever read it.
        await remove();
      }
    },
  };
}
