import { createHash } from 'node:crypto';
import type { Clock } from '../../application/ports/machine.ts';
import type { HandOverResponse, OutgoingRecord, SettledCase } from '../../contract/intake-api.ts';
import type { ReceiptWorld } from '../../contract/receipt.ts';
import { type DatabasePlace, type IntakeDatabase, openIntakeDatabase } from '../database/open-database.ts';
import { createHandOverDesk, type HandOver, type HandOverDesk } from '../hand-over/hand-over-desk.ts';
import { createReceiptSigner } from '../receipts/receipt-signer.ts';
import { createEnrolmentDesk } from '../stations/enrolment-desk.ts';
import { createStationBook, type Station } from '../stations/station-book.ts';
import { makeTestMachine, steppingClock } from './test-server.ts';

const world = { audience: 'practice', kommuneCode: '0851' } as const satisfies ReceiptWorld;

/** A desk and its database, without a server in front. */
export interface TestDesk {
  readonly database: IntakeDatabase;
  readonly clock: Clock;
  readonly desk: HandOverDesk;
  readonly newStation: (name?: string, office?: string) => Promise<DeskStation>;
}

/** A station that stands at the desk itself. */
export interface DeskStation {
  readonly station: Station;
  readonly signingKey: Uint8Array;
  /** Under the next free number, unless told otherwise. */
  readonly request: (records: readonly OutgoingRecord[], parts?: Partial<HandOver>) => HandOver;
  /** Hands over, and expects an answer. */
  readonly handOver: (
    records: readonly OutgoingRecord[],
    settled?: readonly SettledCase[],
  ) => Promise<HandOverResponse>;
}

export async function openTestDatabase(
  place: DatabasePlace,
  clock: Clock = steppingClock(),
): Promise<IntakeDatabase> {
  const opened = await openIntakeDatabase(place, world, clock);
  if (!opened.ok) throw new Error(opened.error.kind);
  return opened.value;
}

export async function openTestDesk(place: DatabasePlace): Promise<TestDesk> {
  const clock = steppingClock();
  return deskOn(await openTestDatabase(place, clock), clock);
}

/** A desk on a database that is open. Its signatures are real. */
export function deskOn(database: IntakeDatabase, clock: Clock): TestDesk {
  const { db, keys } = database;
  const signer = createReceiptSigner(world, keys.signing.attest);
  const desk = createHandOverDesk({ db, series: 'practice', clock, signer });
  return {
    database,
    clock,
    desk,
    async newStation(name = 'Skranke 1', office = '') {
      const { code } = await createStationBook(db, clock).add(name, office);
      const enrolments = createEnrolmentDesk({ db, keys, clock });
      const enrolled = await enrolments.enrol(makeTestMachine().enrolmentRequest({ code }));
      if (!enrolled.ok) throw new Error(enrolled.error);
      return stationAt(desk, enrolled.value);
    },
  };
}

function stationAt(
  desk: HandOverDesk,
  { station, signingKey }: { station: Station; signingKey: Uint8Array },
): DeskStation {
  let last = 0;
  const request: DeskStation['request'] = (records, parts = {}) => {
    last += 1;
    return {
      station,
      exchange: {
        stationId: station.id,
        signingKey,
        number: last,
        requestHash: hashOf({ records, ...parts }),
      },
      records,
      ...parts,
    };
  };
  return {
    station,
    signingKey,
    request,
    async handOver(records, settled = []) {
      const answer = await desk.takeIn(request(records, { settled }));
      if (answer === 'cloned') throw new Error('taken for two machines');
      return answer;
    },
  };
}

export const hashOf = (value: unknown): Buffer => createHash('sha256').update(JSON.stringify(value)).digest();
