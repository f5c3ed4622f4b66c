import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StationAccess } from '../../application/ports/station-access.ts';
import type { ClerkId } from '../../domain/clerk.ts';
import type { RegistrationId } from '../../domain/registration.ts';
import { fail } from '../../domain/result.ts';
import type { AccessPorts, Unlocked } from '../../store/keyring/station-access.ts';
import type { Sealed } from '../../store/keys/vault.ts';
import { createStationBatch, type StationBatch } from '../features/batch/station-batch.ts';
import { createPlaces, findLastClerk } from '../features/registration/places.ts';
import { createSessions, type Sessions } from '../features/registration/sessions.ts';
import type { StationHost, StationIdentity } from '../host/station-host.ts';
import type { StartProblem } from './gate-problem.ts';
import { openLater, sealLater } from './later-forms.ts';
import { openStation } from './open-station.ts';
import { addressOf } from './route.ts';
import type { Station } from './station.ts';
import { accessPortsOf, openAccess } from './station-access.ts';
import { createWindowCircle, type WindowCircle } from './window-circle.ts';
import type { WorldParts } from './world-parts.ts';

/** The station as far as it is known before anybody has signed in. */
export interface World {
  readonly host: StationHost;
  readonly identity: StationIdentity;
  readonly ports: AccessPorts;
  readonly access: StationAccess<Unlocked>;
  readonly circle: WindowCircle;
}

export type GateState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'problem'; readonly problem: StartProblem; readonly world: World | undefined }
  | { readonly kind: 'set-up'; readonly world: World; readonly earlierData: boolean }
  | { readonly kind: 'sign-in'; readonly world: World; readonly lastInitials: string | undefined }
  | { readonly kind: 'opening'; readonly world: World }
  | {
      readonly kind: 'open';
      readonly world: World;
      readonly station: Station;
      readonly sessions: Sessions;
      readonly batch: StationBatch;
    }
  | { readonly kind: 'locking'; readonly world: World };

/** Why the station was locked, for its trail. */
export type LockCause = 'by-hand' | 'idle' | 'other-window';

export interface Gate {
  readonly state: StoreApi<GateState>;
  /** Looks at what there is; also after something has changed behind the page's back. */
  start(): Promise<void>;
  open(unlocked: Unlocked): Promise<void>;
  lock(cause: LockCause): Promise<void>;
  /** Whether forms that could not be stored wait in this window for whoever typed them. */
  readonly formsWait: () => boolean;
}

/** A form that the store would not take, sealed, until its clerk is back. */
interface LaterForm {
  readonly clerk: ClerkId;
  readonly id: RegistrationId;
  readonly sealed: Sealed;
}

/** Longer than letting go of keys and database takes, unless a hand-over hangs. */
const patience = 3_000;

/** What stands between a clerk and the station: who it is, and what happens when they leave. */
export function createGate(host: StationHost, parts?: WorldParts): Gate {
  const state = createStore<GateState>(() => ({ kind: 'starting' }));
  const show = (next: GateState): void => state.setState(next, true);
  let known: World | undefined;
  let later: readonly LaterForm[] = [];

  async function findWorld(): Promise<World | undefined> {
    if (known !== undefined) return known;
    const identity = await host.loadIdentity();
    if (!identity.ok) {
      show({ kind: 'problem', problem: { from: 'identity', problem: identity.error }, world: undefined });
      return undefined;
    }
    const { audience } = identity.value;
    const ports = accessPortsOf(host, audience);
    const circle = createWindowCircle(`bopael-windows-${audience}`);
    circle.hear('locked', () => void lock('other-window'));
    known = { host, identity: identity.value, ports, access: openAccess(ports), circle };
    return known;
  }

  async function start(): Promise<void> {
    show({ kind: 'starting' });
    const world = await findWorld();
    if (world === undefined) return;
    const found = await world.access.look();
    switch (found.kind) {
      case 'new':
        return show({ kind: 'set-up', world, earlierData: found.earlierData });
      case 'locked':
        return show({ kind: 'sign-in', world, lastInitials: undefined });
      default:
        return show({ kind: 'problem', problem: { from: 'access', problem: found }, world });
    }
  }

  async function open(unlocked: Unlocked): Promise<void> {
    if (known === undefined) throw new Error('Nobody can sign in before the station is known');
    const world = known;
    show({ kind: 'opening', world });
    const { identity, ports } = world;
    const opened = await openStation({ host, identity, unlocked, access: ports, parts }).catch(
      (error: unknown) => {
        // A bug. Whoever stands at the counter needs a way on, and IT the report.
        reportError(error);
        return fail({ from: 'store', problem: { kind: 'unavailable' } } as const);
      },
    );
    if (!opened.ok) return show({ kind: 'problem', problem: opened.error, world });
    const station = opened.value;
    const { clerk } = station;
    const isAnother = ![undefined, clerk.id].includes(findLastClerk(sessionStorage));
    const batch = await createStationBatch(station, sessionStorage);
    const places = createPlaces(sessionStorage, clerk.id);
    const sessions = createSessions(station, places, (id) => batch.findReading(id));
    const waiting = await takeUpLater(station, sessions);
    // A clerk comes back to where they were; a colleague begins at the desk.
    if (waiting !== undefined) location.replace(addressOf({ screen: 'registration', id: waiting }));
    else if (isAnother) location.replace(addressOf({ screen: 'desk' }));
    show({ kind: 'open', world, station, sessions, batch });
  }

  async function takeUpLater(station: Station, sessions: Sessions): Promise<RegistrationId | undefined> {
    const mine = later.filter(({ clerk }) => clerk === station.clerk.id);
    for (const form of mine) {
      const opened = await openLater(station.later, form.id, form.sealed);
      if (opened !== undefined) await sessions.takeUp(form.id, opened);
    }
    later = later.filter((form) => !mine.includes(form));
    return mine.at(-1)?.id;
  }

  async function lock(cause: LockCause): Promise<void> {
    const now = state.getState();
    if (now.kind !== 'open') return;
    const { station, sessions, batch, world } = now;
    // First of all nobody can see or type anything any more.
    show({ kind: 'locking', world });
    if (cause !== 'other-window') world.circle.tell('locked');
    const { id, initials } = station.clerk;
    await batch.end().catch((error: unknown) => reportError(error));
    for (const [form, unstored] of await sessions.closeAll()) {
      later = [...later, { clerk: id, id: form, sealed: await sealLater(station.later, form, unstored) }];
    }
    await station.trail.note({ action: 'locked', detail: cause });
    const closing = station.close().catch((error: unknown) => reportError(error));
    await Promise.race([closing, new Promise((resolve) => setTimeout(resolve, patience))]);
    show({ kind: 'sign-in', world, lastInitials: initials });
  }

  addEventListener('beforeunload', (event) => {
    if (later.length > 0) event.preventDefault();
  });

  return { state, start, open, lock, formsWait: () => later.length > 0 };
}
