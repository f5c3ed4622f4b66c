import { apiPaths, type StationQueue, StationQueueSchema } from '../../contract/intake-api.ts';
import {
  type HandedIn,
  HandedInSchema,
  type SignedRecipients,
  SignedRecipientsSchema,
} from '../../contract/kiosk-api.ts';
import type { Answer } from '../ports/intake-transport.ts';
import type { StationSigner } from '../station-identity/station-signer.ts';
import { classifyAnswer } from '../transport/classify.ts';
import { exchange } from '../transport/exchange.ts';
import { type SignableExchange, signRequest } from '../transport/signed-request.ts';
import type { WebPlatform } from '../transport/web-platform.ts';

/** All that a kiosk asks of its server. */
export interface KioskTransport {
  fetchRecipients(): Promise<Answer<SignedRecipients>>;
  /** The JSON text of a sealed intake. */
  handIn(sealed: string): Promise<Answer<HandedIn>>;
  /** For the office: what waits here, and what the server would not take. */
  tellQueue(queue: StationQueue): Promise<Answer<StationQueue>>;
}

const limits = { timeoutMs: 10_000, maxResponseBytes: 64 * 1024 } as const;
/** A sealed intake has up to 70 kB, and nobody waits for it: a slow line has time for it. */
const handInLimits = { ...limits, timeoutMs: 60_000 } as const;

export function createKioskTransport({
  web,
  baseUrl,
  signer,
  now,
}: {
  readonly web: WebPlatform;
  /** Origin of the intake server. */
  readonly baseUrl: string;
  readonly signer: Pick<StationSigner, 'authorize'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}): KioskTransport {
  const ask = async (target: string, request: SignableExchange) =>
    exchange(web, { ...(await signRequest(signer, target, request)), url: baseUrl + target });
  return {
    fetchRecipients: async () =>
      classifyAnswer(await ask(apiPaths.kioskRecipients, limits), SignedRecipientsSchema, now()),
    handIn: async (body) =>
      classifyAnswer(await ask(apiPaths.kioskIntakes, { body, ...handInLimits }), HandedInSchema, now()),
    tellQueue: async (queue) =>
      classifyAnswer(
        await ask(apiPaths.kioskQueue, { body: JSON.stringify(queue), ...limits }),
        StationQueueSchema,
        now(),
      ),
  };
}
