import type { Conflict, OutgoingRecord, Receipt, RecordResult, Refusal } from '../contract/intake-api.ts';
import { findRegistrationContent } from '../contract/registration-content.ts';
import type { Registration, RegistrationId } from '../domain/registration.ts';
import { namedBirthKey } from '../domain/same-person.ts';
import { instant } from './fake-machine.ts';
import { webSha256 } from './web-sha256.ts';

interface Arrived {
  readonly content: string;
  readonly registration: Registration;
  readonly receipt: Receipt;
  active: boolean;
}

/** What a kommune's intake server promises, and no more: the wire and the database are left out. */
export interface SimulatedIntakeServer {
  /** Takes a request whole, in order: idempotent by id, one active registration a CPR number. */
  receive(records: readonly OutgoingRecord[]): Promise<readonly RecordResult[]>;
  /** The ids taken, in the order taken. Each stands once: a second entry of an id is impossible. */
  ids(): readonly RegistrationId[];
  findContent(id: RegistrationId): string | undefined;
  /** How many times a record has come in, the first time included. */
  arrivals(id: RegistrationId): number;
}

export function createSimulatedIntakeServer(): SimulatedIntakeServer {
  const arrived = new Map<RegistrationId, Arrived>();
  const counts = new Map<RegistrationId, number>();

  const refuse = (id: RegistrationId, kind: Refusal['kind'], path: string): RecordResult => ({
    outcome: 'refused',
    id,
    refusal: { kind, paths: [path] },
  });

  function findConflict({ person, corrects }: Registration): Conflict | undefined {
    const key = namedBirthKey(person.name, person.birthDate);
    for (const { active, registration, receipt } of arrived.values()) {
      if (!active || registration.id === corrects) continue;
      const other = registration.person;
      const sameCpr = other.cpr === person.cpr;
      if (!sameCpr && namedBirthKey(other.name, other.birthDate) !== key) continue;
      const { id, receivedAt } = receipt;
      const kind = sameCpr ? 'active-registration' : 'same-person-other-number';
      return { kind, existing: { id, receivedAt, stationName: 'En anden station' } };
    }
    return undefined;
  }

  async function take({ id, content }: OutgoingRecord): Promise<RecordResult> {
    counts.set(id, (counts.get(id) ?? 0) + 1);
    const contentHash = await webSha256(content);
    const known = arrived.get(id);
    if (known !== undefined) {
      if (known.content !== content) return refuse(id, 'id-used-with-other-content', 'id');
      return { outcome: 'acknowledged', id, receipt: known.receipt, replayed: true };
    }
    const registration = findRegistrationContent(content);
    if (registration?.id !== id) return refuse(id, 'invalid-content', 'content');
    const conflict = findConflict(registration);
    if (conflict !== undefined) return { outcome: 'conflict', id, conflict };
    const corrected = registration.corrects === undefined ? undefined : arrived.get(registration.corrects);
    if (corrected !== undefined) corrected.active = false;
    const receivedAt = instant('2026-11-23T08:00:00.000Z');
    const receipt: Receipt = { id, sequence: arrived.size + 1, receivedAt, contentHash };
    arrived.set(id, { content, registration, receipt, active: true });
    return { outcome: 'acknowledged', id, receipt, replayed: false };
  }

  return {
    async receive(records) {
      const results: RecordResult[] = [];
      for (const record of records) results.push(await take(record));
      return results;
    },
    ids: () => [...arrived.keys()],
    findContent: (id) => arrived.get(id)?.content,
    arrivals: (id) => counts.get(id) ?? 0,
  };
}
