import { join } from 'node:path';
import {
  type Enrolling,
  findEnrolling,
  findKeptIdentity,
  type KeptIdentity,
} from '../../application/station-identity/kept-identity.ts';
import type { IdentityPlaces } from '../../application/station-identity/station-self.ts';
import type { StationSettings } from '../../contract/intake-api.ts';
import type { SecretBox } from '../keys/secret-box.ts';
import type { Log } from '../log.ts';
import { createLine } from '../one-at-a-time.ts';
import type { StationFiles } from '../station-files.ts';
import { findEnrollingRecord, findStationRecord, type StationRecord, saveRecord } from './station-record.ts';

export interface FileIdentityPorts {
  readonly files: StationFiles;
  readonly directory: string;
  readonly box: SecretBox;
  readonly log: Log;
}

/** Which server the station is to be known by. */
export interface Connection {
  readonly serverUrl: string;
  readonly settings: StationSettings;
}

export const recordPath = (directory: string): string => join(directory, 'station.json');
const enrollingPath = (directory: string): string => join(directory, 'enrolling.json');

/**
 * Who the station is to one server. Nothing of it is ever found for another: keys belong to the server that
 * they were shown to. What could not be stored serves a practice station until the program ends.
 */
export function createFileIdentity(
  ports: FileIdentityPorts,
  { serverUrl, settings }: Connection,
): IdentityPlaces {
  const { files, directory, box, log } = ports;
  /** This process alone changes it, so it is opened once. */
  let identity: { readonly kept: KeptIdentity | undefined } | undefined;

  async function findOwnRecord(): Promise<StationRecord | undefined> {
    const found = await findStationRecord(files, recordPath(directory));
    return found.ok && found.value?.serverUrl === serverUrl ? found.value : undefined;
  }

  async function open(what: 'identity' | 'enrolling' | 'token', sealed: string | undefined) {
    if (sealed === undefined) return undefined;
    const opened = await box.open(sealed);
    if (opened.ok) return opened.value.text;
    log('secret-not-opened', { what, why: opened.error.kind });
    return undefined;
  }

  /** Proven to open again: what a code was spent on must be there at the next start. */
  async function seal(value: KeptIdentity | Enrolling): Promise<string | undefined> {
    const text = JSON.stringify(value);
    const sealed = await box.seal(text);
    if (!sealed.ok) return undefined;
    const again = await box.open(sealed.value);
    return again.ok && again.value.text === text ? sealed.value : undefined;
  }

  async function storeIdentity(value: KeptIdentity): Promise<boolean> {
    const sealedIdentity = await seal(value);
    if (sealedIdentity === undefined) return false;
    const { sealedToken } = (await findOwnRecord()) ?? {};
    const token = sealedToken === undefined ? {} : { sealedToken };
    const record: StationRecord = { version: 2, serverUrl, settings, sealedIdentity, ...token };
    return saveRecord(files, recordPath(directory), record);
  }

  async function storeEnrolling(value: Enrolling): Promise<boolean> {
    const sealed = await seal(value);
    if (sealed === undefined) return false;
    return saveRecord(files, enrollingPath(directory), { version: 1, serverUrl, sealed });
  }

  /** Practice may go on for the day: its persons are fictive, and it enrols again by itself. */
  async function keep(store: Promise<boolean>): Promise<boolean> {
    if (await store) return true;
    log('identity-not-stored');
    return settings.audience === 'practice' && settings.openEnrolment;
  }

  return {
    alone: createLine(),
    async findIdentity() {
      if (identity === undefined) {
        const record = await findOwnRecord();
        identity = { kept: findKeptIdentity(await open('identity', record?.sealedIdentity)) };
      }
      return identity.kept;
    },
    async keepIdentity(value) {
      const kept = await keep(storeIdentity(value));
      if (kept) identity = { kept: value };
      return kept;
    },
    async findEnrolling() {
      const found = await findEnrollingRecord(files, enrollingPath(directory));
      const own = found.ok && found.value?.serverUrl === serverUrl ? found.value : undefined;
      return findEnrolling(await open('enrolling', own?.sealed));
    },
    keepEnrolling: (value) => keep(storeEnrolling(value)),
    dropEnrolling: () => files.remove(enrollingPath(directory)).catch(() => log('enrolling-not-removed')),
    findEarlierToken: async () => open('token', (await findOwnRecord())?.sealedToken),
    async dropEarlierToken() {
      const record = await findOwnRecord();
      if (record?.sealedToken === undefined) return;
      const { sealedToken: _, ...rest } = record;
      if (!(await saveRecord(files, recordPath(directory), rest))) log('token-not-removed');
    },
  };
}
