import { Agent, request } from 'node:http';
import { apiPaths, EnrolmentResponseSchema } from '../../../src/contract/intake-api.ts';
import { makeTestMachine, stationOf, type TestStation } from '../../../src/server/testing/test-station.ts';
import type { BenchRecord } from './practice-batches.ts';

/** A station that does nothing but send: on connections that stay open, batches that were written before. */
export interface BenchStation {
  /** Written and signed, so that sending is all that is left. */
  readonly prepare: (records: readonly BenchRecord[]) => PreparedBatch;
  /** The answer's text. */
  readonly send: (batch: PreparedBatch) => Promise<string>;
  readonly close: () => void;
}

export interface PreparedBatch {
  readonly body: Buffer;
  readonly authorization: string;
}

export async function enrolBenchStation(url: string, connections: number): Promise<BenchStation> {
  const machine = makeTestMachine();
  const response = await fetch(url + apiPaths.enrolment, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(machine.enrolmentRequest({ stationName: 'Målestation' })),
  });
  const info = EnrolmentResponseSchema.parse(await response.json()).station;
  const station: TestStation = stationOf(url, machine, info);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return {
    prepare(records) {
      const body = Buffer.from(JSON.stringify({ audience: 'practice', records }));
      const path = apiPaths.handOver;
      return { body, authorization: station.authorize({ path, body, number: station.takeNumber() }) };
    },
    send: ({ body, authorization }) =>
      new Promise((resolve, reject) => {
        const headers = {
          'content-type': 'application/json',
          'content-length': body.length,
          authorization,
        };
        const sent = request(url + apiPaths.handOver, { agent, method: 'POST', headers }, (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('error', reject);
          answer.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
        });
        sent.on('error', reject);
        sent.end(body);
      }),
    close: () => agent.destroy(),
  };
}
