import type { StationStanding } from '../../contract/ipc/identity-requests.ts';
import type { Audience } from '../../contract/wire-values.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { type EnrolProblem, type Introduction, introduceStation } from './introduce-station.ts';
import { type Enrolling, type KeptIdentity, standingOf } from './kept-identity.ts';
import type { NumberSource } from './number-source.ts';
import type { StationCrypto, StationKeys } from './station-crypto.ts';
import { createStationSigner, type StationSigner } from './station-signer.ts';

/** Where the station keeps who it is. All of it is sealed: nothing is found while nobody may open it. */
export interface IdentityPlaces {
  /** No other window of this station is in here meanwhile. */
  readonly alone: <Value>(run: () => Promise<Value>) => Promise<Value>;
  readonly findIdentity: () => Promise<KeptIdentity | undefined>;
  /** In place of whatever was there. False where it could not be kept. */
  readonly keepIdentity: (identity: KeptIdentity) => Promise<boolean>;
  readonly findEnrolling: () => Promise<Enrolling | undefined>;
  /** False where it could not be kept. */
  readonly keepEnrolling: (enrolling: Enrolling) => Promise<boolean>;
  readonly dropEnrolling: () => Promise<void>;
  /** What a station of the first versions signed in with: it serves as a code, once. */
  readonly findEarlierToken: () => Promise<string | undefined>;
  readonly dropEarlierToken: () => Promise<void>;
}

export interface SelfPorts {
  readonly places: IdentityPlaces;
  readonly numbers: NumberSource;
  readonly crypto: StationCrypto;
}

/** The station as one who can act. Its private keys can be used, and not read. */
export interface ActingStation {
  readonly standing: StationStanding;
  readonly keys: StationKeys;
  readonly signer: StationSigner;
}

/** A server that takes stations without a code, as practice does on the same machine. */
export interface OpenServer {
  readonly isOpen: boolean;
  /** What the station calls itself there. */
  readonly stationName: string;
}

export interface StationSelf {
  /** Who the station is now: another window, or IT, may have changed it since. */
  find(): Promise<ActingStation | undefined>;
  /** With a code that somebody typed. What the station was until now stays where this fails. */
  enrol(at: Introduction, code: string): Promise<Result<ActingStation, EnrolProblem | NotStored>>;
  /**
   * The server does not take the station as `tried`: it enrols with what it has itself. That is an enrolment
   * whose answer was lost, the token of an earlier version, or an open server that knows it not, or not any
   * more. Gives who the station is afterwards.
   */
  enrolUnasked(
    at: Introduction,
    server: OpenServer,
    tried: ActingStation | undefined,
  ): Promise<ActingStation | undefined>;
  /** Keeps nothing of it in memory. */
  forget(): void;
}

export interface NotStored {
  readonly kind: 'not-stored';
}

export function createStationSelf(audience: Audience, { places, numbers, crypto }: SelfPorts): StationSelf {
  let acting: ActingStation | undefined;
  /** Counts the times that it was forgotten: what was begun before must not come back. */
  let lives = 0;
  /** A token that the server did not take is not shown to it every quarter of a minute. */
  let tokenWasRefused = false;

  async function find(): Promise<ActingStation | undefined> {
    const life = lives;
    const identity = await places.findIdentity();
    // A counter that is lost would begin anew and look like a second machine: IT gives another code then.
    const usable = identity?.audience === audience && (await numbers.isKnown()) ? identity : undefined;
    if (life !== lives) return undefined;
    if (usable?.secrets.signing.public === acting?.standing.signingKey) return acting;
    acting = undefined;
    const keys = usable === undefined ? undefined : await crypto.findKeys(usable.secrets);
    if (usable === undefined || keys === undefined || life !== lives) return undefined;
    const standing = standingOf(usable);
    acting = { standing, keys, signer: createStationSigner(standing, keys, crypto, numbers) };
    return acting;
  }

  /** Shows the keys and keeps what it becomes. */
  async function goOn(
    at: Introduction,
    enrolling: Enrolling,
    stationName: string,
  ): Promise<Result<ActingStation, EnrolProblem | NotStored>> {
    const identity = await introduceStation(at, enrolling, stationName, crypto);
    if (!identity.ok) {
      if (identity.error.kind === 'code-refused') await places.dropEnrolling();
      return identity;
    }
    // The counter first: an identity without one is none.
    const begun = await numbers.begin().then(
      () => true,
      () => false,
    );
    if (!begun || !(await places.keepIdentity(identity.value))) return fail({ kind: 'not-stored' });
    await places.dropEnrolling();
    const found = await find();
    return found === undefined ? fail({ kind: 'not-stored' }) : ok(found);
  }

  /** With the keys that were shown for this code before, if any were. */
  async function begin(
    at: Introduction,
    code: string | undefined,
    stationName: string,
  ): Promise<Result<ActingStation, EnrolProblem | NotStored>> {
    const before = await places.findEnrolling();
    const enrolling: Enrolling =
      before !== undefined && before.code === code
        ? before
        : { version: 1, secrets: await crypto.makeSecrets(), ...(code === undefined ? {} : { code }) };
    if (enrolling !== before && !(await places.keepEnrolling(enrolling))) return fail({ kind: 'not-stored' });
    return goOn(at, enrolling, stationName);
  }

  async function enrolWithToken(at: Introduction): Promise<ActingStation | undefined> {
    const token = tokenWasRefused ? undefined : await places.findEarlierToken();
    if (token === undefined) return undefined;
    const enrolled = await begin(at, token, '');
    if (!enrolled.ok) {
      tokenWasRefused = enrolled.error.kind === 'code-refused';
      return undefined;
    }
    await places.dropEarlierToken();
    return enrolled.value;
  }

  return {
    find,
    enrol: (at, code) => places.alone(() => begin(at, code, '')),
    enrolUnasked: (at, { isOpen, stationName }, tried) =>
      places.alone(async () => {
        const pending = await places.findEnrolling();
        if (pending !== undefined) {
          const ended = await goOn(at, pending, stationName);
          if (ended.ok) return ended.value;
        }
        const known = await find();
        // Another window was first.
        if (known !== undefined && known !== tried) return known;
        const byToken = known === undefined ? await enrolWithToken(at) : undefined;
        if (byToken !== undefined || !isOpen) return byToken ?? known;
        const enrolled = await begin(at, undefined, stationName);
        return enrolled.ok ? enrolled.value : known;
      }),
    forget() {
      lives += 1;
      acting = undefined;
      tokenWasRefused = false;
    },
  };
}
