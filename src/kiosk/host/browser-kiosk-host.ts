import { createBundleCrypto } from '../../application/bundle/bundle-crypto.ts';
import type { BundleWeb } from '../../application/bundle/bundle-web.ts';
import {
  createKioskLine,
  type KioskLine as LineService,
  type LineState,
} from '../../application/kiosk/kiosk-line.ts';
import { createKioskTransport } from '../../application/kiosk/kiosk-transport.ts';
import { findRecipients, isNewer } from '../../application/kiosk/recipients.ts';
import { sealIntake } from '../../application/kiosk/sealed-intake.ts';
import type { IdentityWeb } from '../../application/station-identity/identity-web.ts';
import { createStationCrypto } from '../../application/station-identity/station-crypto.ts';
import { createRequestSigner } from '../../application/station-identity/station-signer.ts';
import { readStationSettings } from '../../application/transport/read-station-settings.ts';
import type { WebPlatform } from '../../application/transport/web-platform.ts';
import { kioskLimits, type RecipientList } from '../../contract/kiosk-api.ts';
import type { Intake } from '../../domain/intake.ts';
import type { Instant } from '../../domain/registration.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { makeTicket, type Ticket, ticketValues } from '../../domain/ticket.ts';
import { type Exclusive, exclusiveInBrowser } from '../../store/exclusive.ts';
import type { KdfCost } from '../../store/keyring/key-wrap.ts';
import { KioskDatabase } from './kiosk-database.ts';
import type { KioskHost, KioskLine, KioskStanding, TakenIntake, TakeProblem } from './kiosk-host.ts';
import { enrolKiosk, type KioskIdentity, signWith } from './kiosk-identity.ts';
import { createStaffPin } from './staff-pin.ts';

export interface BrowserKioskPorts {
  /** The server that served the page. */
  readonly origin: string;
  readonly web: WebPlatform;
  readonly database: KioskDatabase;
  /** Alone among the windows of this browser, by name. */
  readonly aloneAs: (name: string) => Exclusive;
  readonly now: () => number;
  /** What an open server's list calls the kiosk. */
  readonly practiceName: string;
  readonly onFault: (error: unknown) => void;
  /** What a try of the staff's PIN costs, where not as much as clerks' passcodes do. */
  readonly pinCost?: KdfCost;
}

/** How long a citizen waits for the line before the ticket shows. Milliseconds. */
const patience = 3_000;

/** What an intake takes on the disk, and more than nearly all do. Bytes. */
const roomOfIntake = 65_536;
/** For so long it is believed that there is room. Milliseconds. */
const roomCounts = 5 * 60_000;

const bundleCrypto = createBundleCrypto(globalThis as unknown as BundleWeb);
const stationCrypto = createStationCrypto(globalThis as unknown as IdentityWeb);

/** A kiosk in a browser: what it takes is sealed before it is kept, and no key is here that opens it. */
export function createBrowserKioskHost(ports: BrowserKioskPorts = inThisBrowser()): KioskHost {
  const { origin, web, database, aloneAs, now } = ports;
  const instant = (): Instant => new Date(now()).toISOString() as Instant;
  const pin = createStaffPin({
    database,
    alone: aloneAs('bopael-kiosk-pin'),
    now: instant,
    ...(ports.pinCost === undefined ? {} : { cost: ports.pinCost }),
  });
  const listeners = new Set<(line: KioskLine) => void>();
  let told: LineState = { state: 'unknown', waiting: 0, refused: 0 };
  let line: { readonly of: string; readonly service: LineService } | undefined;
  let roomSeenAt = Number.NEGATIVE_INFINITY;
  let isClosed = false;
  /** A second press of the same button. */
  const taking = new Map<string, Promise<Result<TakenIntake, TakeProblem>>>();

  /** What a page that is going has begun may end anyhow. */
  const onFault = (error: unknown): void => {
    if (!isClosed) ports.onFault(error);
  };

  function tell(state: LineState): void {
    told = state;
    for (const listener of listeners) listener(state);
  }

  const findIdentity = async (): Promise<KioskIdentity | undefined> =>
    (await database.find('identity'))?.identity;

  async function findList(identity: KioskIdentity): Promise<RecipientList | undefined> {
    const kept = await database.find('recipients');
    return kept === undefined ? undefined : findRecipients(bundleCrypto, identity, kept.signed);
  }

  async function standingOf(identity: KioskIdentity): Promise<KioskStanding> {
    const { stationId, stationName, office, audience, kommuneCode } = identity;
    const list = await findList(identity);
    return {
      stationId,
      stationName,
      office,
      audience,
      kommuneCode,
      ...(list === undefined ? {} : { recipients: { count: list.recipients.length, asOf: list.asOf } }),
    };
  }

  /** The same for the same identity. */
  function lineOf(identity: KioskIdentity): LineService {
    if (line?.of === identity.stationId) return line.service;
    line?.service.stop();
    const signer = createRequestSigner(
      identity,
      { sign: (text) => signWith(identity.signing, text) },
      stationCrypto,
    );
    const service = createKioskLine({
      transport: createKioskTransport({ web, baseUrl: origin, signer, now }),
      waiting: {
        list: () => database.waiting.orderBy('id').toArray(),
        remove: (id) => database.waiting.delete(id),
        refuse: (id, problem) => database.refuse(id, problem, instant()),
        count: () => database.countWaiting(),
      },
      async keepRecipients(signed) {
        const list = await findRecipients(bundleCrypto, identity, signed);
        if (list !== undefined && isNewer(list, await findList(identity))) {
          await database.entries.put({ name: 'recipients', signed });
        }
      },
      alone: aloneAs('bopael-kiosk-line'),
      schedule(run, milliseconds) {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
      random: Math.random,
      onState: tell,
      onFault,
    });
    line = { of: identity.stationId, service };
    return service;
  }

  async function findTakeable(): Promise<
    Result<{ readonly identity: KioskIdentity; readonly to: readonly string[] }, TakeProblem>
  > {
    const identity = await findIdentity();
    if (identity === undefined) return fail({ kind: 'not-connected' });
    const list = await findList(identity);
    if (list === undefined || list.recipients.length === 0) return fail({ kind: 'no-recipients' });
    if ((await database.waiting.count()) >= kioskLimits.open) return fail({ kind: 'no-room' });
    return ok({ identity, to: list.recipients });
  }

  /** Asked before a citizen is: one that has told it all, and finds the disk full, has done so in vain. */
  async function hasRoom(): Promise<boolean> {
    if (now() - roomSeenAt < roomCounts) return true;
    const has = await database.hasRoomFor(roomOfIntake);
    if (has) roomSeenAt = now();
    return has;
  }

  async function take(intake: Intake): Promise<Result<TakenIntake, TakeProblem>> {
    const takeable = await findTakeable();
    if (!takeable.ok) return takeable;
    const kept = await database.waiting.get(intake.id);
    if (kept !== undefined) return ok(takenAs(kept.ticket, false));
    const { identity, to } = takeable.value;
    const ticket = newTicket();
    const sealed = await sealIntake(bundleCrypto, intake, {
      world: identity,
      kiosk: identity.stationId,
      ticket,
      to,
      sign: (text) => signWith(identity.signing, text),
      randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    });
    try {
      await database.waiting.add({ id: intake.id, ticket, sealed: JSON.stringify(sealed) });
    } catch {
      roomSeenAt = Number.NEGATIVE_INFINITY;
      return fail({ kind: 'no-room' });
    }
    tell({ ...told, ...(await database.countWaiting()) });
    await endsWithin(patience, lineOf(identity).look());
    return ok(takenAs(ticket, (await database.waiting.get(intake.id)) === undefined));
  }

  const takenAs = (ticket: Ticket, handedOver: boolean): TakenIntake => ({
    ticket,
    handedOver,
    officeIsFull: !handedOver && told.state === 'full',
  });

  async function start(): Promise<void> {
    const identity = await findIdentity();
    if (identity === undefined || isClosed) return;
    tell({ ...told, ...(await database.countWaiting()) });
    await lineOf(identity).look();
  }
  void start().catch(onFault);
  // The browser's word is a hint to look at once, never an answer.
  const lookAgain = (): void => void line?.service.look();
  globalThis.addEventListener?.('online', lookAgain);

  return {
    async findStanding() {
      const identity = await findIdentity();
      return identity === undefined ? undefined : standingOf(identity);
    },
    async connect(code) {
      const settings = await readStationSettings(web, origin);
      if (!settings.ok)
        return fail({
          kind: settings.error.kind === 'unreachable' ? 'unreachable' : 'not-the-intake-server',
        });
      const at = { web, baseUrl: origin, world: settings.value };
      const enrolled = await aloneAs('bopael-kiosk-identity')(() =>
        enrolKiosk(database, at, code, ports.practiceName),
      );
      if (!enrolled.ok) {
        const { kind } = enrolled.error;
        return fail({ kind: kind === 'enrolment-closed' ? 'code-refused' : kind });
      }
      line?.service.stop();
      line = undefined;
      await lineOf(enrolled.value).look();
      return ok(await standingOf(enrolled.value));
    },
    async findTakeProblem() {
      const takeable = await findTakeable();
      if (!takeable.ok) return takeable.error;
      if (!(await hasRoom())) return { kind: 'no-room' };
      // Whoever has begun still gets a ticket; nobody else is let tell what nobody at the counter would see.
      return told.state === 'full' ? { kind: 'office-full' } : undefined;
    },
    take(intake) {
      const before = taking.get(intake.id);
      if (before !== undefined) return before;
      const taken = take(intake);
      taking.set(intake.id, taken);
      // What was refused may be given again. The id alone stays, and the ticket.
      void taken.then(
        ({ ok: isTaken }) => !isTaken && taking.delete(intake.id),
        () => taking.delete(intake.id),
      );
      return taken;
    },
    watchLine(listener) {
      listeners.add(listener);
      listener(told);
      return () => void listeners.delete(listener);
    },
    listRefused: () => database.listRefused(),
    async dropRefused(id) {
      await database.dropRefused(id);
      tell({ ...told, ...(await database.countWaiting()) });
      await line?.service.look();
    },
    setStaffPin: (chosen, before) => pin.set(chosen, before),
    checkStaffPin: (typed) => pin.check(typed),
    close() {
      isClosed = true;
      line?.service.stop();
      listeners.clear();
      globalThis.removeEventListener?.('online', lookAgain);
    },
  };
}

async function endsWithin(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}

/** Each sign as likely as any other: what 31 does not divide is thrown again. */
function newTicket(): Ticket {
  const { count, each } = ticketValues;
  const values: number[] = [];
  while (values.length < count) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < 256 - (256 % each)) values.push(byte % each);
  }
  return makeTicket(values);
}

const inThisBrowser = (): BrowserKioskPorts => ({
  origin: location.origin,
  web: {
    fetch: (url, request) => globalThis.fetch(url, request),
    AbortController: globalThis.AbortController,
    TextDecoder: globalThis.TextDecoder,
    setTimeout: (run, milliseconds) => globalThis.setTimeout(run, milliseconds),
    clearTimeout: (timer) => globalThis.clearTimeout(timer),
  },
  database: new KioskDatabase(),
  aloneAs: exclusiveInBrowser,
  now: Date.now,
  practiceName: 'Øvekiosk',
  onFault: reportError,
});
