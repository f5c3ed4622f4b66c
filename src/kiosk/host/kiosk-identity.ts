import { encodeBase64 } from '../../application/audit/bytes.ts';
import { createBundleCrypto } from '../../application/bundle/bundle-crypto.ts';
import type { BundleWeb } from '../../application/bundle/bundle-web.ts';
import type { ListedKiosk } from '../../application/kiosk/recipients.ts';
import { signSealed } from '../../application/kiosk/sealed-intake.ts';
import {
  type EnrolProblem,
  type Introduction,
  introduceKeys,
} from '../../application/station-identity/introduce-station.ts';
import { SealedIntakeSchema } from '../../contract/kiosk-api.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { KioskDatabase, WaitingEntry } from './kiosk-database.ts';

const bundleCrypto = createBundleCrypto(globalThis as unknown as BundleWeb);

/** Who the kiosk is. Its key signs, can be used and not read; there is none that opens anything. */
export interface KioskIdentity extends ListedKiosk {
  readonly stationName: string;
  readonly office: string;
  readonly signing: CryptoKey;
}

export type KioskEnrolProblem = EnrolProblem | { readonly kind: 'not-stored' };

/** Shows the server new keys, or once more those whose answer was lost, and keeps who the kiosk has become. */
export async function enrolKiosk(
  database: KioskDatabase,
  at: Introduction,
  /** Empty where the server takes kiosks without, as practice does on the same machine. */
  code: string,
  practiceName: string,
): Promise<Result<KioskIdentity, KioskEnrolProblem>> {
  const before = await database.find('enrolling');
  const enrolling = before?.code === code ? before : await makeKeys(code);
  try {
    await database.entries.put(enrolling);
  } catch {
    return fail({ kind: 'not-stored' });
  }
  const { signing, signingKey, sealingKey } = enrolling;
  const told = { role: 'kiosk', signingKey, sealingKey } as const;
  const introduced = await introduceKeys(
    at,
    { ...told, ...(code === '' ? { stationName: practiceName } : { code }) },
    (text) => signWith(signing, text),
  );
  if (!introduced.ok) {
    if (introduced.error.kind === 'code-refused') await database.entries.delete('enrolling');
    return introduced;
  }
  const { stationId, stationName, office, audience, kommuneCode, keys, role } = introduced.value;
  if (role !== 'kiosk') return fail({ kind: 'not-the-intake-server' });
  const server = { signing: keys.signing };
  const identity = { stationId, stationName, office, audience, kommuneCode, server, signing };
  try {
    const waiting = await signWaitingAnew(database, identity);
    await database.transaction('rw', database.entries, database.waiting, async () => {
      await database.entries.put({ name: 'identity', identity });
      await database.waiting.bulkPut(waiting);
      // Another office's, or of the server that was there before.
      await database.entries.bulkDelete(['enrolling', 'recipients']);
    });
  } catch {
    return fail({ kind: 'not-stored' });
  }
  return ok(identity);
}

/** What waits for the line: the server takes it from the kiosk's key alone, and that is another now. */
async function signWaitingAnew(
  database: KioskDatabase,
  { stationId, signing }: KioskIdentity,
): Promise<readonly WaitingEntry[]> {
  const entries = await database.waiting.toArray();
  const signed = entries.map(async (entry) => {
    const { signature: _, ...sealed } = SealedIntakeSchema.parse(JSON.parse(entry.sealed));
    // Sealed as another kiosk: bound to that one.
    if (sealed.kiosk !== stationId) return entry;
    const anew = await signSealed(bundleCrypto, sealed, (text) => signWith(signing, text));
    return { ...entry, sealed: JSON.stringify(anew) };
  });
  return Promise.all(signed);
}

export async function signWith(key: CryptoKey, text: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.sign('Ed25519', key, new TextEncoder().encode(text)));
}

async function makeKeys(code: string) {
  const signing = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
  // The server wants one of every station. Nothing is ever sealed to a kiosk: the private half goes at once.
  const sealing = await crypto.subtle.generateKey('X25519', false, ['deriveBits']);
  if (!('publicKey' in signing && 'publicKey' in sealing)) throw new Error('Keys come in pairs');
  const rawOf = async (key: CryptoKey): Promise<string> =>
    encodeBase64(new Uint8Array(await crypto.subtle.exportKey('raw', key)));
  return {
    name: 'enrolling',
    code,
    signingKey: await rawOf(signing.publicKey),
    sealingKey: await rawOf(sealing.publicKey),
    signing: signing.privateKey,
  } as const;
}
