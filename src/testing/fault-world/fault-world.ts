import { createClockWitness } from '../../application/clock-witness.ts';
import { drainOutbox } from '../../application/hand-over/drain-outbox.ts';
import {
  type HandOverService,
  type LineStatus,
  type ServicePorts,
  startHandOverService,
} from '../../application/hand-over/hand-over-service.ts';
import { sendAgain, withdraw } from '../../application/hand-over/resolve-case.ts';
import { takeResults } from '../../application/hand-over/take-results.ts';
import type { Ids } from '../../application/ports/machine.ts';
import type { OutboxRecord, RecordText } from '../../application/ports/outbox.ts';
import { type StationStore, StoreFailure } from '../../application/ports/station-store.ts';
import { writeRegistrationContent } from '../../contract/registration-content.ts';
import { parseRegistrationId, type RegistrationId } from '../../domain/registration.ts';
import { buildRegistration } from '../build-registration.ts';
import { createFakeIntakeTransport } from '../fake-intake-transport.ts';
import { createFakeClock } from '../fake-machine.ts';
import { createFakeSchedule } from '../fake-schedule.ts';
import { practicePerson } from '../practice-persons.ts';
import { createSimulatedIntakeServer, type SimulatedAnswer } from '../simulated-intake-server.ts';
import { trustPorts } from '../test-trust.ts';
import { createMortalStore, ProgramDied } from './mortal-store.ts';
import type { WorldStep } from './steps.ts';

/** A station's disk, whatever the store on it is. */
export interface StationDisk {
  /** The store as it is open now. */
  readonly findStore: () => StationStore;
  /** The program is started anew on what lies on the disk. */
  readonly openAnew: () => Promise<void>;
  readonly backUp: () => Promise<() => Promise<void>>;
  /** Removes what an acknowledged record says; left out where the disk cannot. */
  readonly purge?: (id: RegistrationId) => Promise<void>;
}

interface Bundle {
  readonly number: number;
  readonly records: readonly (RecordText & { readonly id: RegistrationId })[];
  answer?: SimulatedAnswer;
}

export const otherOffice = 'Vejle';

/** A station, its server, the line between them and what people do, all of which may go wrong. */
export class FaultWorld {
  readonly clock = createFakeClock('2026-11-23T08:00:00.000Z');
  readonly server = createSimulatedIntakeServer({
    officeOf: (station) => (station === 'another station' ? otherOffice : 'Kolding'),
  });
  readonly transport = createFakeIntakeTransport(this.server);
  readonly faults: unknown[] = [];
  readonly statuses: LineStatus[] = [];
  /** Something was restored: what the station knows of the server may be less than there is. */
  wasStationRestored = false;
  wasServerRestored = false;
  readonly #disk: StationDisk;
  readonly #mortal;
  readonly #schedule = createFakeSchedule();
  readonly #ids: Ids;
  readonly #bundles: Bundle[] = [];
  #service: HandOverService;
  #serverBackup = this.server.takeSnapshot();
  #stationBackup: (() => Promise<void>) | undefined;
  #nextId = 0;
  #chance = 0;

  constructor(disk: StationDisk) {
    this.#disk = disk;
    this.#mortal = createMortalStore(disk.findStore);
    this.#ids = { newRegistrationId: () => this.#newId() };
    this.#service = this.#start();
  }

  /** As it is on the disk, whether the program lives or not. */
  get store(): StationStore {
    return this.#disk.findStore();
  }

  /** Ids of a clock that is set back and forth sort in any order. */
  #newId(): RegistrationId {
    this.#nextId += 1;
    const time = Date.parse(this.clock.now()).toString(16).padStart(12, '0');
    const count = this.#nextId.toString(16).padStart(12, '0');
    const id = parseRegistrationId(`${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${count}`);
    if (id === undefined) throw new Error(`No id at ${this.clock.now()}`);
    return id;
  }

  get #ports(): ServicePorts {
    return {
      ...trustPorts,
      store: this.#mortal.store,
      transport: this.transport,
      clock: this.clock,
      random: () => {
        this.#chance = (this.#chance + 0.618_033_988) % 1;
        return this.#chance;
      },
      schedule: this.#schedule.schedule,
      onStatus: (status) => this.statuses.push(status),
      onFault: (error) => this.faults.push(error),
    };
  }

  #start(): HandOverService {
    return startHandOverService(this.#ports);
  }

  /** Waits until the service rests. */
  async settle(): Promise<void> {
    await this.#schedule.settled();
  }

  async #startAnew(): Promise<void> {
    await this.#service.stop();
    this.#mortal.revive();
    await this.#disk.openAnew();
    this.#service = this.#start();
    await this.settle();
  }

  async #nth(nth: number): Promise<OutboxRecord | undefined> {
    const all = await this.store.listOutbox();
    return all.length === 0 ? undefined : all[nth % all.length];
  }

  /** Something that a person does in a program that may die of it. */
  async #attempt(run: () => Promise<unknown>): Promise<void> {
    try {
      await run();
    } catch (error) {
      if (!(error instanceof ProgramDied) && !(error instanceof StoreFailure)) throw error;
    }
  }

  async turn(): Promise<void> {
    this.#schedule.fire();
    await this.settle();
  }

  async take(step: WorldStep): Promise<void> {
    await this.#take(step);
    if (this.#mortal.isDead) await this.#startAnew();
  }

  async #take(step: WorldStep): Promise<void> {
    const { store } = this.#mortal;
    const actions = {
      store,
      clock: this.clock,
      ids: this.#ids,
      witness: createClockWitness(this.clock),
    };
    switch (step.kind) {
      case 'save': {
        const registration = buildRegistration({ id: this.#newId(), person: practicePerson(step.person) });
        return this.#attempt(() => store.saveRegistration(registration, this.clock.now()));
      }
      case 'correct': {
        const record = await this.#nth(step.nth);
        if (record?.registration === undefined) return;
        const { registration } = record;
        const corrected = buildRegistration({
          id: this.#newId(),
          person: registration.person,
          corrects: registration.id,
          ...(registration.corrects === undefined
            ? {}
            : { correctsInTurn: [registration.corrects, ...(registration.correctsInTurn ?? [])] }),
          documentsSeen: ['passport'],
        });
        return this.#attempt(() => store.saveRegistration(corrected, this.clock.now()));
      }
      case 'withdraw': {
        const record = await this.#nth(step.nth);
        if (record === undefined) return;
        return this.#attempt(() => withdraw(actions, record.id, 'Fortrudt'));
      }
      case 'send-again': {
        const record = await this.#nth(step.nth);
        if (record === undefined) return;
        return this.#attempt(() => sendAgain(actions, record.id));
      }
      case 'elsewhere': {
        const registration = buildRegistration({
          id: this.#newId(),
          person: practicePerson(step.person),
          documentsSeen: ['national-id'],
        });
        const record = { id: registration.id, content: writeRegistrationContent(registration) };
        await this.server.receive([record]);
        return;
      }
      case 'faults':
        return this.transport.befall(...step.faults);
      case 'turn':
        return this.turn();
      case 'send-now':
        this.#service.sendNow();
        return this.settle();
      case 'two-drains':
        await Promise.all([this.#attempt(() => this.#drain()), this.#attempt(() => this.#drain())]);
        return;
      case 'kill':
        return this.#mortal.dieAt(step.writes, step.when);
      case 'start-anew':
        return this.#startAnew();
      case 'unreachable': {
        const ready = this.transport.reachability;
        this.transport.reachability = { kind: 'unreachable' };
        await this.turn();
        this.transport.reachability = ready;
        return;
      }
      case 'station-clock':
        // No id of a machine is older than 1970.
        return Date.parse(this.clock.now()) + step.seconds * 1000 < 0
          ? undefined
          : this.clock.set(step.seconds);
      case 'server-clock':
        this.server.time = new Date(
          Date.parse(this.server.time) + step.seconds * 1000,
        ).toISOString() as typeof this.server.time;
        return;
      case 'back-up-server':
        this.#serverBackup = this.server.takeSnapshot();
        return;
      case 'restore-server':
        this.wasServerRestored = true;
        this.server.restore(this.#serverBackup);
        return;
      case 'back-up-station':
        this.#stationBackup = await this.#disk.backUp();
        return;
      case 'restore-station':
        return this.#restoreStation();
      case 'purge': {
        const record = await this.#nth(step.nth);
        if (record?.state !== 'acknowledged' || record.purgedAt !== undefined) return;
        // As retention does: nothing goes before what it has taken the place of.
        const isReplacing = (await this.store.listOutbox()).some(
          ({ correctedBy, withdrawnBy, purgedAt }) =>
            [correctedBy, withdrawnBy].includes(record.id) && purgedAt === undefined,
        );
        return isReplacing ? undefined : this.#disk.purge?.(record.id);
      }
      case 'make-bundle':
        return this.#attempt(() => this.#makeBundle());
      case 'import-bundle': {
        const bundle = this.#bundles.find(({ answer }) => answer === undefined);
        if (bundle === undefined) return;
        const records = bundle.records.map(({ id, content }) => ({ id, content }));
        bundle.answer = await this.server.handOver({ station: 'Skranke 1', number: bundle.number, records });
        return;
      }
      case 'return-receipt':
        return this.#attempt(() => this.#takeReturnReceipt());
    }
  }

  async #drain(): Promise<void> {
    try {
      await drainOutbox(this.#ports);
    } catch (error) {
      // As the service does: the next turn puts back what was under way.
      if (!(error instanceof Error && error.message === 'The program died here')) throw error;
    }
  }

  async #restoreStation(): Promise<void> {
    if (this.#stationBackup === undefined) return;
    this.wasStationRestored = true;
    await this.#service.stop();
    this.#mortal.revive();
    await this.#stationBackup();
    this.#service = this.#start();
    await this.settle();
  }

  async #makeBundle(): Promise<void> {
    const { store } = this.#mortal;
    const records = await store.takeForBundle(500);
    if (records.length === 0) return;
    const number = this.transport.nextNumber();
    await store.noteBundled(
      records.map(({ id }) => id),
      number,
    );
    this.#bundles.push({ number, records });
  }

  async #takeReturnReceipt(): Promise<void> {
    const { store } = this.#mortal;
    const bundle = this.#bundles.findLast(({ answer }) => answer?.kind === 'answered');
    const answer = bundle?.answer;
    if (bundle === undefined || answer?.kind !== 'answered') return;
    const { results, attestation } = answer;
    const taken = await takeResults(
      trustPorts,
      bundle.records,
      { results, ...(attestation && { attestation }) },
      'waiting',
    );
    await store.changeStates(taken.changes, this.clock.now());
  }

  /** The line is good from now on, nobody touches anything, and time passes until nothing changes any more. */
  async comeToRest(): Promise<void> {
    this.transport.forgive();
    if (this.#mortal.isDead) await this.#startAnew();
    this.#mortal.revive();
    for (let turn = 0; turn < 12; turn += 1) {
      // Longer than any wait that a server can ask for, and now and then a day, for the daily comparison.
      this.clock.advance(turn % 4 === 3 ? 90_000 : 5000);
      await this.turn();
    }
    await this.#service.stop();
  }
}
