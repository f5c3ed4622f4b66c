import type { ServerTrust } from '../../application/receipts/attested-receipts.ts';
import type { Instant } from '../../domain/registration.ts';
import type { OpenedStore } from '../../store/open-store.ts';
import { type HealthStore, isNotable, isWorthTelling } from './station-health.ts';

interface HousekeepingPorts {
  readonly opened: OpenedStore;
  readonly health: HealthStore;
  readonly now: () => Instant;
  /** Whose receipts are believed. */
  readonly findTrust: () => Promise<ServerTrust | undefined>;
  readonly onFault: (error: unknown) => void;
}

export interface Housekeeping {
  /** Checks that all records are somewhere; after a start and after every hand-over. */
  checkConservation(): Promise<void>;
  stop(): void;
}

const second = 1000;
const day = 86_400 * second;
/** The clerk comes first: what reads every row begins when the desk has been drawn. */
const afterStart = 4 * second;
const roomTryEvery = 10 * second;
const dutiesEvery = 3_600 * second;

/** What the station does by itself while somebody is signed in. Every duty can be cut off at any moment. */
export function startHousekeeping({
  opened,
  health,
  now,
  findTrust,
  onFault,
}: HousekeepingPorts): Housekeeping {
  let stopped = false;
  let timers: ReturnType<typeof setTimeout>[] = [];

  const after = (milliseconds: number, run: () => Promise<void>): void => {
    if (stopped) return;
    const timer = setTimeout(() => {
      timers = timers.filter((other) => other !== timer);
      run().catch((error: unknown) => {
        // Closed in the middle of it: the next start does it again.
        if (!stopped) onFault(error);
      });
    }, milliseconds);
    timers.push(timer);
  };

  async function compare(): Promise<void> {
    const report = await opened.compare();
    if (!report.ok || !isWorthTelling(report.value)) return;
    health.setState({ mended: report.value });
    await opened.trail.note({ action: 'rebuilt', detail: JSON.stringify(report.value) });
  }

  async function checkConservation(): Promise<void> {
    const before = health.getState().conservation;
    const fault = await opened.findConservationFault();
    health.setState({ conservation: fault });
    if (fault === undefined || JSON.stringify(fault) === JSON.stringify(before)) return;
    await opened.trail.note({ action: 'alarm', detail: JSON.stringify(fault) });
  }

  async function doDuties(): Promise<void> {
    const { retentionDays } = await opened.readSettings();
    const { drift } = health.getState();
    // An address must not outlive what the station keeps of the people who moved there.
    await opened.recent.forgetOld(retentionDays);
    // A clock that is a year ahead would make everything old: only one that the server agrees with counts.
    if (retentionDays !== undefined && drift !== undefined && !isNotable(drift)) {
      const trust = await findTrust();
      const before = new Date(Date.parse(now()) - retentionDays * day).toISOString() as Instant;
      if (trust !== undefined) await opened.purge(before, trust);
    }
    const last = await opened.backup.findLast();
    const age = last === undefined ? Number.POSITIVE_INFINITY : Date.parse(now()) - Date.parse(last.at);
    if (age >= day || age < 0 || last?.proven === false) {
      const made = await opened.backup.makeDaily();
      if (made.ok)
        await opened.trail.note({ action: 'backed-up', detail: 'daily', count: made.value.registrations });
    }
    health.setState({ backup: await opened.backup.findLast() });
    await opened.compact();
    after(dutiesEvery, doDuties);
  }

  const leaveRoomWatch = health.subscribe(({ hasRoom }, before) => {
    if (!hasRoom && before.hasRoom) after(roomTryEvery, tryRoom);
  });
  async function tryRoom(): Promise<void> {
    await opened.tryRoom();
    if (!health.getState().hasRoom) after(roomTryEvery, tryRoom);
  }

  after(0, async () => {
    health.setState({ backup: await opened.backup.findLast() });
    await checkConservation();
    await opened.store.warmSearch();
  });
  after(afterStart, async () => {
    await compare();
    await doDuties();
  });

  return {
    checkConservation,
    stop() {
      stopped = true;
      leaveRoomWatch();
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
