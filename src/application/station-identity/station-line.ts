import type { IntakeTransport, Reachability } from '../ports/intake-transport.ts';
import type { Introduction } from './introduce-station.ts';
import type { ActingStation, OpenServer, StationSelf } from './station-self.ts';
import type { StationSigner } from './station-signer.ts';

export interface LinePorts {
  readonly self: StationSelf;
  readonly at: Introduction;
  /** Whether the server takes stations without a code, and what this one calls itself there. */
  readonly server: OpenServer;
  /** A transport that signs so. It is asked for once for each signer. */
  readonly connect: (signer: StationSigner | undefined) => IntakeTransport;
}

export interface StationLine {
  readonly transport: IntakeTransport;
  /** The station has become this, or nobody. */
  use(acting: ActingStation | undefined): void;
  /** Keeps nothing in memory of whom it spoke as. */
  hangUp(): void;
}

/** What another enrolment may put right, if the station has begun one, or can begin one by itself. */
const mendable: ReadonlySet<Reachability['kind']> = new Set([
  'not-enrolled',
  'station-revoked',
  'station-cloned',
  'server-key-changed',
]);

/** Speaks as whoever the station is at the moment, and enrols it by itself where it can. */
export function createStationLine({ self, at, server, connect }: LinePorts): StationLine {
  let current:
    | { readonly acting: ActingStation | undefined; readonly transport: IntakeTransport }
    | undefined;

  /** The same transport for the same keys: it remembers whether the server was another one. */
  function connectAs(acting: ActingStation | undefined): IntakeTransport {
    if (current === undefined || current.acting !== acting) {
      current = { acting, transport: connect(acting?.signer) };
    }
    return current.transport;
  }
  const connected = async (): Promise<IntakeTransport> => current?.transport ?? connectAs(await self.find());

  return {
    transport: {
      async probe() {
        const tried = await self.find();
        const answer = await connectAs(tried).probe();
        if (!mendable.has(answer.kind)) return answer;
        // Only now: the server has said that it is ours, and in our world.
        const open = { ...server, isOpen: server.isOpen && answer.kind === 'not-enrolled' };
        const mended = await self.enrolUnasked(at, open, tried);
        return mended === tried ? answer : connectAs(mended).probe();
      },
      handOver: async (...given) => (await connected()).handOver(...given),
      compareRecords: async (records) => (await connected()).compareRecords(records),
      fetchUpdates: async (since) => (await connected()).fetchUpdates(since),
      askForIntakes: async (question) => (await connected()).askForIntakes(question),
      findRegister: async (have) => (await connected()).findRegister(have),
      fetchRegisterPart: async (...given) => (await connected()).fetchRegisterPart(...given),
    },
    use: (acting) => void connectAs(acting),
    hangUp() {
      current = undefined;
    },
  };
}
