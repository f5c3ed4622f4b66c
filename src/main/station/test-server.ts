import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A small intake server for tests of the station's identity: it enrols, signs in, and can be changed. */
export interface TestServer {
  readonly url: string;
  readonly tokens: Set<string>;
  /** Every request as `METHOD path` with the token it bore. */
  readonly seen: string[];
  audience: 'production' | 'practice';
  openEnrolment: boolean;
  /** Answers in its stead, e.g. as a portal would. */
  answer: { status: number; headers?: Record<string, string>; body: string } | undefined;
  close(): Promise<void>;
}

export async function startTestServer(): Promise<TestServer> {
  const http = createServer((request, response) => {
    const bearer = request.headers.authorization ?? '';
    test.seen.push([`${request.method} ${request.url}`, bearer].filter(Boolean).join(' '));
    request.resume();
    const say = (status: number, body: unknown, headers = {}) =>
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(typeof body === 'string' ? body : JSON.stringify(body));
    if (test.answer !== undefined) return say(test.answer.status, test.answer.body, test.answer.headers);
    const { audience, openEnrolment, tokens } = test;
    const station = {
      stationId: '7d3f0f6e-5a52-4a86-9d0c-1b2c3d4e5f60',
      stationName: 'Skranke 2',
      audience,
      kommuneCode: '0461',
    };
    const signedIn = tokens.has(bearer.replace('Bearer ', ''));
    switch (`${request.method} ${request.url}`) {
      case 'GET /station.json':
        return say(200, { audience, kommuneCode: '0461', kommuneName: 'Odense', openEnrolment });
      case 'GET /api/v1/health':
        return say(200, { status: 'ok', audience, time: new Date(0).toISOString(), database: 'embedded' });
      case 'GET /api/v1/station':
        return signedIn ? say(200, station) : say(401, { problem: 'not-signed-in', message: '' });
      case 'POST /api/v1/enrolments': {
        if (!openEnrolment) return say(403, { problem: 'enrolment-closed', message: '' });
        const token = `token-${tokens.size + 1}`;
        tokens.add(token);
        return say(200, { token, station });
      }
      case 'POST /api/v1/hand-overs':
        return signedIn ? say(200, { results: [] }) : say(401, { problem: 'not-signed-in', message: '' });
      default:
        return say(404, { problem: 'not-found', message: '' });
    }
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const test: TestServer = {
    url: `http://127.0.0.1:${port}`,
    tokens: new Set(),
    seen: [],
    audience: 'practice',
    openEnrolment: true,
    answer: undefined,
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
  return test;
}
