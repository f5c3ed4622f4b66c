import type { CalendarDate } from '../../domain/calendar-date.ts';
import {
  isOneName,
  type KnownPerson,
  type PersonQuery,
  type QueryReading,
  queryTexts,
} from '../../domain/person-tokens.ts';
import type { RegistrationId } from '../../domain/registration.ts';
import type { BlindText, BlindToken, IndexedRecord, KommuneIndex } from './kommune-index.ts';

/** A record of another station that may be of this very person. */
export interface KommuneHit {
  readonly why: 'same-cpr' | 'same-name-and-birth-date';
  readonly id: RegistrationId;
  readonly office: string;
  readonly receivedOn: CalendarDate;
}

interface GuardPorts {
  readonly index: Pick<KommuneIndex, 'catchUp' | 'find'>;
  /** Undefined where the station is connected to no server: then there is nobody to find. */
  readonly findBlinding: () => Promise<BlindText | undefined>;
  /** Whether the station has the record itself, to read: then it compares that, and better. */
  readonly isOwn: (id: RegistrationId) => Promise<boolean>;
}

/**
 * Who is registered in the kommune and may be this person, as far as the station has heard. `except` are the
 * records that the one in hand corrects.
 */
export async function findInKommune(
  { index, findBlinding, isOwn }: GuardPorts,
  person: KnownPerson,
  except: readonly RegistrationId[] = [],
): Promise<readonly KommuneHit[]> {
  const blind = await findBlinding();
  if (blind === undefined) return [];
  await index.catchUp();
  const hits: KommuneHit[] = [];
  for (const hit of findHits(index, remembering(blind), person)) {
    if (!except.includes(hit.id) && !(await isOwn(hit.id))) hits.push(hit);
  }
  return hits;
}

function findHits(
  index: Pick<KommuneIndex, 'find'>,
  blind: BlindText,
  person: KnownPerson,
): readonly KommuneHit[] {
  const query = queryTexts(person);
  const sameCpr = index.find(blind(query.cpr));
  const numbered = new Set(sameCpr.map(({ id }) => id));
  const sameName = findNamed(index, blind, query, numbered);
  return [
    ...sameCpr.map((record) => toHit('same-cpr', record)),
    ...sameName.map((record) => toHit('same-name-and-birth-date', record)),
  ];
}

function findNamed(
  index: Pick<KommuneIndex, 'find'>,
  blind: BlindText,
  query: PersonQuery,
  passed: ReadonlySet<RegistrationId>,
): readonly IndexedRecord[] {
  const found = new Map<RegistrationId, IndexedRecord>();
  for (const record of index.find(blind(query.whole))) {
    if (!passed.has(record.id)) found.set(record.id, record);
  }
  for (const reading of query.readings) {
    // Pairs tell of consonants alone; the parts decide.
    const candidates = new Map<RegistrationId, IndexedRecord>();
    for (const pair of reading.pairs) {
      for (const record of index.find(blind(pair))) candidates.set(record.id, record);
    }
    for (const [id, record] of candidates) {
      if (passed.has(id) || found.has(id)) continue;
      if (isOneName(fitsOf(query, reading, record, blind), record.parts.length, reading)) {
        found.set(id, record);
      }
    }
  }
  return [...found.values()];
}

/** Of each part of the name, which parts of the record's name may be the same. */
function fitsOf(
  query: PersonQuery,
  reading: QueryReading,
  { id, parts }: IndexedRecord,
  blind: BlindText,
): readonly (readonly boolean[])[] {
  return query.checkTexts(reading, id).map((texts) => {
    const tokens = new Set<BlindToken>(texts.map(blind));
    return parts.map((part) => tokens.has(part));
  });
}

const toHit = (why: KommuneHit['why'], { id, office, receivedOn }: IndexedRecord): KommuneHit => ({
  why,
  id,
  office,
  receivedOn,
});

/** One person's readings share most of their texts. */
function remembering(blind: BlindText): BlindText {
  const known = new Map<string, BlindToken>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const token = blind(text);
    known.set(text, token);
    return token;
  };
}
