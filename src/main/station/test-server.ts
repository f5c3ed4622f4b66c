import { createHash, createPublicKey, verify } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EnrolmentRequestSchema, enrolmentText } from '../../contract/intake-api.ts';
import { parseStationSignature, stationRequestText } from '../../contract/station-request.ts';

/** A small intake server for tests of the station's identity: it enrols, verifies, and can be changed. */
export interface TestServer {
  readonly url: string;
  /** Those that can be used; a code is the first key's that shows it. */
  readonly codes: Set<string>;
  /** The signing keys that it knows, and which code they used. */
  readonly keys: Map<string, string>;
  /** Every request as `METHOD path`, with what it carried. */
  readonly seen: string[];
  audience: 'production' | 'practice';
  openEnrolment: boolean;
  /** Answers in its stead, e.g. as a portal would. */
  answer: { status: number; headers?: Record<string, string>; body: string } | undefined;
  /** Takes what is sent, and hangs up instead of answering. */
  losesAnswers: boolean;
  close(): Promise<void>;
}

const stationId = '7d3f0f6e-5a52-4a86-9d0c-1b2c3d4e5f60';
const keyOf = (letter: string): string => `${letter.repeat(42)}A=`;
export const serverKeys = { signing: keyOf('S'), sealing: keyOf('E'), blinding: keyOf('B') };

export async function startTestServer(): Promise<TestServer> {
  const http = createServer((request, response) => void answer(request, response));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    test.seen.push([`${request.method} ${request.url}`, body].filter(Boolean).join(' '));
    const { status, json, headers = {} } = judge(request, body);
    const text = typeof json === 'string' ? json : JSON.stringify(json);
    if (test.losesAnswers) request.socket.destroy();
    else response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
  }

  function judge(request: IncomingMessage, body: string) {
    if (test.answer !== undefined) {
      const { status, headers, body: json } = test.answer;
      return { status, json, headers };
    }
    const { audience, openEnrolment } = test;
    const world = { audience, kommuneCode: '0461' } as const;
    const station = {
      stationId,
      stationName: 'Skranke 2',
      office: 'Nord',
      ...world,
      keys: serverKeys,
      lastExchange: 0,
    };
    const signedIn = isSigned(request, body, world);
    switch (`${request.method} ${request.url}`) {
      case 'GET /station.json':
        return { status: 200, json: { ...world, kommuneName: 'Odense', openEnrolment } };
      case 'GET /api/v1/health':
        return {
          status: 200,
          json: { status: 'ok', audience, time: new Date(0).toISOString(), database: 'embedded' },
        };
      case 'POST /api/v1/enrolments':
        return enrol(body) ? { status: 200, json: { station } } : refuse(403, 'code-refused');
      case 'GET /api/v1/station':
        return signedIn ? { status: 200, json: station } : refuse(401, 'not-signed-in');
      case 'POST /api/v1/hand-overs':
        return signedIn ? { status: 200, json: { results: [] } } : refuse(401, 'not-signed-in');
      default:
        return refuse(404, 'not-found');
    }
  }

  function enrol(body: string): boolean {
    const { code, signingKey, proof, ...rest } = EnrolmentRequestSchema.parse(JSON.parse(body));
    const text = enrolmentText({ ...rest, signingKey, ...(code === undefined ? {} : { code }) });
    if (!isSignedBy(signingKey, text, proof)) return false;
    if (code === undefined) return test.openEnrolment && test.keys.set(signingKey, '') !== undefined;
    const usedBy = [...test.keys].find(([, used]) => used === code)?.[0];
    if (!test.codes.has(code) || (usedBy !== undefined && usedBy !== signingKey)) return false;
    test.keys.set(signingKey, code);
    return true;
  }

  function isSigned(
    request: IncomingMessage,
    body: string,
    world: { readonly audience: 'production' | 'practice'; readonly kommuneCode: string },
  ): boolean {
    const told = parseStationSignature(request.headers.authorization);
    if (told === undefined) return false;
    const text = stationRequestText(world, {
      method: request.method ?? '',
      target: request.url ?? '',
      stationId: told.stationId,
      number: told.number,
      bodyHash: createHash('sha256').update(body).digest('hex'),
    });
    return [...test.keys.keys()].some((key) => isSignedBy(key, text, told.signature));
  }

  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const test: TestServer = {
    url: `http://127.0.0.1:${port}`,
    codes: new Set(),
    keys: new Map(),
    seen: [],
    audience: 'practice',
    openEnrolment: true,
    answer: undefined,
    losesAnswers: false,
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
  return test;
}

const refuse = (status: number, problem: string) => ({
  status,
  json: { problem, message: '' },
  headers: undefined,
});

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** The beginning of an Ed25519 key as SubjectPublicKeyInfo. */
const head = Buffer.from('302a300506032b6570032100', 'hex');

function isSignedBy(key: string, text: string, signature: string): boolean {
  const der = Buffer.concat([head, Buffer.from(key, 'base64')]);
  const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64'));
}
