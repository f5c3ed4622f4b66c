import {
  type PackedFile,
  RegisterOfferSchema,
  registerFileQuery,
  registerPieceBytes,
  registerQuery,
} from '../../contract/address-register.ts';
import {
  apiPaths,
  handOverLimits,
  handOverLinesType,
  handOverPackedType,
  type ReceiptsRequest,
  ReceiptsResponseSchema,
  shortAnswerType,
} from '../../contract/intake-api.ts';
import { IntakeAnswerSchema, type IntakeQuestion } from '../../contract/kiosk-api.ts';
import { UpdatesResponseSchema, updatesLimits, updatesQuery } from '../../contract/updates.ts';
import type { Audience } from '../../contract/wire-values.ts';
import type { Cancellation } from '../../domain/cancellation.ts';
import type {
  Answer,
  HandOverAlong,
  HandOverAnswer,
  IntakeTransport,
  KnownLine,
  OutgoingText,
  Reachability,
} from '../ports/intake-transport.ts';
import type { StationSigner } from '../station-identity/station-signer.ts';
import {
  classifyAnswer,
  classifyHandOver,
  classifyHealth,
  classifyPart,
  classifyStation,
} from './classify.ts';
import { type Exchange, type ExchangeRequest, exchange, exchangeBytes } from './exchange.ts';
import type { Gzip } from './gzip.ts';
import { writeHandOver, writeHandOverLines } from './hand-over-body.ts';
import { createPortion } from './portion.ts';
import { type SignableExchange, signRequest } from './signed-request.ts';
import type { WebPlatform } from './web-platform.ts';

export interface HttpTransportOptions {
  readonly web: WebPlatform;
  /** Origin of the intake server, e.g. `https://indtag.kommune.example`; empty for the page's own. */
  readonly baseUrl: string;
  /** Undefined before the station is enrolled: probes say so and nothing is handed over. */
  readonly signer: StationSigner | undefined;
  readonly audience: Audience;
  /** Milliseconds since 1970; for a `Retry-After` that names a moment. */
  readonly now: () => number;
  /** Nothing is sent packed where it is not given. */
  readonly gzip?: Gzip;
  readonly probeTimeoutMs?: number;
  readonly handOverTimeoutMs?: number;
  /** The station is locked: what is under way is broken off, so that nothing of it stays in memory. */
  readonly cancellation?: Cancellation;
}

const probeTimeoutMs = 10_000;
/** Two megabytes over a poor line, and the server's own work. */
const handOverTimeoutMs = 60_000;
const probeBytes = 64 * 1024;
/** Room for a result of a few hundred bytes for each of the most records that one hand-over may hold. */
const answerBytes = handOverLimits.records * 4096;
/** Two thousand entries of the index at most, of some hundred bytes each, and a few lists. */
const updatesBytes = 8_000_000;
/** Entries of the index: some ten kilobytes. */
const leastNews = 30;
const leastPieceBytes = 8 * 1024;
/** One sealed intake. */
const intakeBytes = 200_000;

/** What a server answers that does not know how a body is written. */
const unknownType = 415;

const tooLarge = { kind: 'status', status: 413, problem: 'too-large' } as const;
const notSignedIn = { kind: 'status', status: 401, problem: 'not-signed-in' } as const;

/** A hand-over as it goes over the line, and its media type. */
interface Written {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

const howToWrite = (found: Reachability): 'json' | 'lines' | 'packed' =>
  found.kind !== 'ready' || found.takesLines !== true
    ? 'json'
    : found.takesPacked === true
      ? 'packed'
      : 'lines';

/** The intake server over HTTP, the same from a browser and from Electron. Every request is signed but health. */
export function createHttpTransport(options: HttpTransportOptions): IntakeTransport {
  const { web, signer, audience, gzip } = options;
  const base = options.baseUrl.replace(/\/$/, '');
  const quick = { timeoutMs: options.probeTimeoutMs ?? probeTimeoutMs, maxResponseBytes: probeBytes };
  const timeoutMs = options.handOverTimeoutMs ?? handOverTimeoutMs;
  /** The last probe found another server behind the address: what is told to it, is told to a stranger. */
  let isAnotherServer = false;
  const news = createPortion(updatesLimits.index, leastNews);
  const piece = createPortion(registerPieceBytes, leastPieceBytes);
  /** By the last probe. */
  let takes: 'json' | 'lines' | 'packed' = 'json';

  const ask = (path: string, request: Omit<ExchangeRequest, 'url'>): Promise<Exchange> =>
    exchange(web, { ...request, url: base + path, cancellation: options.cancellation });

  const askSigned = async (
    by: StationSigner,
    target: string,
    request: SignableExchange,
    number = 0,
  ): Promise<Exchange> => ask(target, await signRequest(by, target, request, number));

  /** Under a number of its own. */
  async function sendNumbered(
    by: StationSigner,
    records: readonly OutgoingText[],
    { body, type }: Written,
  ): Promise<HandOverAnswer> {
    const number = await by.takeNumber();
    // Nothing is sent under a number that might be used again.
    if (number === undefined) return { kind: 'unreachable' };
    const isKnown = records.length > 0 && records.every(({ contentHash }) => contentHash !== undefined);
    const answer = await askSigned(
      by,
      apiPaths.handOver,
      {
        body,
        contentType: type,
        timeoutMs,
        maxResponseBytes: answerBytes,
        ...(isKnown && { accept: shortAnswerType }),
      },
      number,
    );
    const found = classifyHandOver(answer, options.now(), records);
    return found.kind === 'answered' ? { ...found, number, sentBytes: body.length } : found;
  }

  /** Undefined where the server takes no lines, or a text is none. */
  async function writeLines(
    records: readonly OutgoingText[],
    along: HandOverAlong,
    line: KnownLine | undefined,
  ): Promise<Written | undefined> {
    const lines = takes === 'json' ? undefined : writeHandOverLines(audience, records, along);
    if (lines === undefined) return undefined;
    return takes !== 'packed' || gzip === undefined || line?.isQuick === true
      ? { body: lines, type: handOverLinesType }
      : { body: await gzip(lines), type: handOverPackedType };
  }

  async function askForPart(
    by: StationSigner,
    file: PackedFile,
    from: number,
  ): Promise<Answer<Uint8Array<ArrayBuffer>>> {
    const target = apiPaths.registerFiles + registerFileQuery(file.sha256);
    const to = Math.min(file.size, from + piece.size);
    const began = options.now();
    const answer = await exchangeBytes(web, {
      method: 'GET',
      url: base + target,
      authorization: await by.authorize({ method: 'GET', target, number: 0 }),
      part: { range: `bytes=${from}-${to - 1}`, ifRange: `"${file.sha256}"` },
      timeoutMs,
      maxResponseBytes: registerPieceBytes,
      cancellation: options.cancellation,
    });
    piece.note(answer.kind === 'response', options.now() - began);
    return classifyPart(web, answer, { from, to, size: file.size }, options.now());
  }

  return {
    async probe() {
      const health = classifyHealth(await ask(apiPaths.health, { method: 'GET', ...quick }), audience);
      if (health.kind !== 'ready') return health;
      if (signer === undefined) return { kind: 'not-enrolled' };
      const station = await askSigned(signer, apiPaths.station, quick);
      const found = classifyStation(station, audience, signer.server, health.serverTime);
      if (found.kind === 'ready' || found.kind === 'server-key-changed') {
        isAnotherServer = found.kind === 'server-key-changed';
        takes = howToWrite(found);
      }
      return found;
    },
    async handOver(records, along = {}, line) {
      if (signer === undefined || isAnotherServer) return notSignedIn;
      const written = await writeLines(records, along, line);
      if (written !== undefined) {
        const answer = await sendNumbered(signer, records, written);
        if (answer.kind !== 'status' || answer.status !== unknownType) return answer;
        // Another process answers, of an earlier version; it has read nothing.
        takes = 'json';
      }
      const body = writeHandOver(audience, records, along);
      // JSON is longer than lines. No server takes it: it need not come there to be halved.
      if (body.length > handOverLimits.bytes && records.length > 1) return tooLarge;
      return sendNumbered(signer, records, { body, type: 'application/json' });
    },
    async compareRecords(records) {
      if (signer === undefined || isAnotherServer) return notSignedIn;
      const asked: ReceiptsRequest = { audience, records };
      const limits = { timeoutMs, maxResponseBytes: answerBytes };
      const answer = await askSigned(signer, apiPaths.receipts, { body: JSON.stringify(asked), ...limits });
      return classifyAnswer(answer, ReceiptsResponseSchema, options.now());
    },
    async fetchUpdates(since) {
      if (signer === undefined || isAnotherServer) return notSignedIn;
      const limits = { timeoutMs, maxResponseBytes: updatesBytes };
      const most = news.size < updatesLimits.index ? news.size : undefined;
      const began = options.now();
      const answer = await askSigned(signer, apiPaths.updates + updatesQuery(since, most), limits);
      news.note(answer.kind === 'response', options.now() - began);
      return classifyAnswer(answer, UpdatesResponseSchema, options.now());
    },
    async askForIntakes(question) {
      if (signer === undefined || isAnotherServer) return notSignedIn;
      const asked: IntakeQuestion = { ...question, audience };
      const limits = { timeoutMs: quick.timeoutMs, maxResponseBytes: intakeBytes };
      const answer = await askSigned(signer, apiPaths.intakes, { body: JSON.stringify(asked), ...limits });
      return classifyAnswer(answer, IntakeAnswerSchema, options.now());
    },
    async findRegister(have) {
      if (signer === undefined || isAnotherServer) return notSignedIn;
      const limits = { timeoutMs, maxResponseBytes: updatesBytes };
      const answer = await askSigned(signer, apiPaths.registers + registerQuery(have), limits);
      return classifyAnswer(answer, RegisterOfferSchema, options.now());
    },
    async fetchRegisterPart(file, from) {
      if (signer === undefined || isAnotherServer) return notSignedIn;
      return askForPart(signer, file, from);
    },
  };
}
