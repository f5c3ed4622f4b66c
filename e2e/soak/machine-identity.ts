import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeBase64 } from '../../src/application/audit/bytes.ts';
import {
  findKeptIdentity,
  identityOf,
  type KeptIdentity,
} from '../../src/application/station-identity/kept-identity.ts';
import { createNumberSource } from '../../src/application/station-identity/number-source.ts';
import { createStationCrypto } from '../../src/application/station-identity/station-crypto.ts';
import {
  createStationSigner,
  type StationSigner,
} from '../../src/application/station-identity/station-signer.ts';
import { apiPaths, EnrolmentResponseSchema, enrolmentText } from '../../src/contract/intake-api.ts';

const stationCrypto = createStationCrypto(globalThis as never);

/** A file that is the old one or the new one, whenever the process is killed. */
function replace(path: string, text: string): void {
  writeFileSync(`${path}.new`, text, { flush: true });
  renameSync(`${path}.new`, path);
}

const findNumber = async (path: string): Promise<number | undefined> =>
  existsSync(path) ? Number(readFileSync(path, 'utf8')) : undefined;

export interface MachineIdentity {
  readonly identity: KeptIdentity;
  readonly signer: StationSigner;
}

/** Who this station is to the server: enrolled with its code at the first start, and kept beside its data. */
export async function findMachineIdentity(
  folder: string,
  url: string,
  code: string,
): Promise<MachineIdentity> {
  const path = join(folder, 'identity.json');
  const numbers = createNumberSource({
    alone: (run) => run(),
    findReserved: () => findNumber(join(folder, 'numbers')),
    keepReserved: async (last) => replace(join(folder, 'numbers'), String(last)),
    findAhead: () => findNumber(join(folder, 'numbers-ahead')),
    keepAhead: async (last) => replace(join(folder, 'numbers-ahead'), String(last)),
  });
  const identity =
    findKeptIdentity(existsSync(path) ? readFileSync(path, 'utf8') : undefined) ??
    (await enrol(folder, url, code));
  replace(path, JSON.stringify(identity));
  await numbers.begin();
  const keys = await stationCrypto.findKeys(identity.secrets);
  if (keys === undefined) throw new Error('The station’s own keys do not open');
  return { identity, signer: createStationSigner(identity, keys, stationCrypto, numbers) };
}

/** The keys are kept before they are shown: an answer that is lost is asked for again with the same ones. */
async function enrol(folder: string, url: string, code: string): Promise<KeptIdentity> {
  const path = join(folder, 'secrets.json');
  const secrets = existsSync(path)
    ? (JSON.parse(readFileSync(path, 'utf8')) as Awaited<ReturnType<typeof stationCrypto.makeSecrets>>)
    : await stationCrypto.makeSecrets();
  replace(path, JSON.stringify(secrets));
  const keys = await stationCrypto.findKeys(secrets);
  if (keys === undefined) throw new Error('Fresh keys do not open');
  const own = { code, signingKey: secrets.signing.public, sealingKey: secrets.sealing.public };
  const proof = encodeBase64(await keys.sign(enrolmentText(own)));
  for (;;) {
    try {
      const answer = await fetch(url + apiPaths.enrolment, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...own, proof }),
        signal: AbortSignal.timeout(5_000),
      });
      const { station } = EnrolmentResponseSchema.parse(await answer.json());
      return identityOf(station, secrets);
    } catch {
      // The line is bad from the first hour on.
      await new Promise((done) => setTimeout(done, 100));
    }
  }
}
