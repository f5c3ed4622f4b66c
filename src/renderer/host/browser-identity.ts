import type { SafeFiles } from '../../application/ports/safe-files.ts';
import {
  type Enrolling,
  findEnrolling,
  findKeptIdentity,
  type KeptIdentity,
} from '../../application/station-identity/kept-identity.ts';
import type { IdentityPlaces } from '../../application/station-identity/station-self.ts';
import type { Exclusive } from '../../store/exclusive.ts';
import { createVault, type Sealed, type Vault } from '../../store/keys/vault.ts';
import type { HostDatabase } from './host-database.ts';
import { findSealedCopy, keepSealedCopy } from './sealed-copy.ts';

const tokenPlace = 'host/token';
const tokenFile = 'host-token.json';
const sealedPlaces = { identity: 'host/identity', enrolling: 'host/enrolling' } as const;
const sealedFiles = { identity: 'host-identity.json', enrolling: 'host-enrolling.json' } as const;

export interface BrowserIdentityPorts {
  readonly database: HostDatabase;
  readonly files: SafeFiles;
  /** Undefined while nobody is signed in: then nothing is found, and nothing can be kept. */
  readonly findVault: () => Vault | undefined;
  readonly alone: Exclusive;
}

export interface BrowserIdentityPlaces extends IdentityPlaces {
  /** Whether anything is kept that the station could act with, before anybody has signed in. */
  readonly isThereAny: () => Promise<boolean>;
  /**
   * Of who the station is, what only one of the two places has is kept in both again. A token that the version
   * before clerks had sealed is sealed with the vault, before its keys go.
   */
  readonly putRight: () => Promise<void>;
}

/** Who a browser station is: sealed with its vault, in the database, and once more in a file. */
export function createBrowserIdentity(ports: BrowserIdentityPorts): BrowserIdentityPlaces {
  const { database, files, findVault, alone } = ports;

  async function keep(name: 'identity' | 'enrolling', value: KeptIdentity | Enrolling): Promise<boolean> {
    const vault = findVault();
    if (vault === undefined) return false;
    const sealed = await vault.sealText(sealedPlaces[name], JSON.stringify(value));
    try {
      await database.entries.put({ name, sealed });
    } catch {
      return false;
    }
    await keepSealedCopy(files, sealedFiles[name], sealed).catch(() => undefined);
    return true;
  }

  /** The database's copy, or the file's where the database was lost or has another world's. */
  async function find(name: 'identity' | 'enrolling'): Promise<string | undefined> {
    const entry = await database.find(name).catch(() => undefined);
    return (
      (await open(sealedPlaces[name], entry?.sealed)) ??
      (await open(sealedPlaces[name], await findSealedCopy(files, sealedFiles[name])))
    );
  }

  async function open(place: string, sealed: Sealed | undefined): Promise<string | undefined> {
    return sealed === undefined ? undefined : findVault()?.findText(place, sealed);
  }

  async function keepToken(token: string): Promise<void> {
    const sealed = await findVault()?.sealText(tokenPlace, token);
    if (sealed === undefined) return;
    await Promise.all([
      database.entries.put({ name: 'token', token: sealed }),
      keepSealedCopy(files, tokenFile, sealed),
    ]);
  }

  async function findSealedTokens(): Promise<readonly Sealed[]> {
    const entry = await database.find('token').catch(() => undefined);
    const copy = await findSealedCopy(files, tokenFile);
    return [entry?.token, copy].filter((sealed) => sealed !== undefined);
  }

  async function findEarlierToken(): Promise<string | undefined> {
    for (const sealed of await findSealedTokens()) {
      const token = await open(tokenPlace, sealed);
      if (token !== undefined) return token;
    }
    return undefined;
  }

  async function putIdentityRight(): Promise<void> {
    const entry = await database.find('identity').catch(() => undefined);
    const copy = await findSealedCopy(files, sealedFiles.identity);
    const opens = async (sealed: Sealed | undefined) =>
      (await open(sealedPlaces.identity, sealed)) !== undefined;
    const [isEntryGood, isCopyGood] = [await opens(entry?.sealed), await opens(copy)];
    if (isEntryGood && !isCopyGood && entry !== undefined) {
      await keepSealedCopy(files, sealedFiles.identity, entry.sealed);
    }
    // Another world's entry is left where it is.
    if (isCopyGood && entry === undefined && copy !== undefined) {
      await database.entries.put({ name: 'identity', sealed: copy });
    }
  }

  async function sealTokenAnew(): Promise<void> {
    if ((await findEarlierToken()) !== undefined) return;
    const keys = (await database.find('keys').catch(() => undefined))?.keys;
    if (keys === undefined) return;
    for (const sealed of await findSealedTokens()) {
      const token = await createVault(keys).findText(tokenPlace, sealed);
      if (token !== undefined) await keepToken(token);
    }
  }

  return {
    alone,
    findIdentity: async () => findKeptIdentity(await find('identity')),
    keepIdentity: (identity) => keep('identity', identity),
    findEnrolling: async () => findEnrolling(await find('enrolling')),
    keepEnrolling: (enrolling) => keep('enrolling', enrolling),
    async dropEnrolling() {
      await database.entries.delete('enrolling');
      await files.remove(sealedFiles.enrolling);
    },
    findEarlierToken,
    async dropEarlierToken() {
      await database.entries.delete('token');
      await files.remove(tokenFile);
    },
    async isThereAny() {
      const entries = await Promise.all([database.find('identity'), database.find('token')]).catch(() => []);
      if (entries.some((entry) => entry !== undefined)) return true;
      const names = (await files.list()).map(({ name }) => name);
      return names.includes(sealedFiles.identity) || names.includes(tokenFile);
    },
    async putRight() {
      await putIdentityRight().catch(() => undefined);
      await sealTokenAnew();
    },
  };
}
