import { Agent, request } from 'node:http';
import { writeHandOverLines } from '../../../src/application/transport/hand-over-body.ts';
import {
  apiPaths,
  EnrolmentResponseSchema,
  handOverLinesType,
  type OutgoingRecord,
  shortAnswerType,
} from '../../../src/contract/intake-api.ts';
import { makeTestMachine, stationOf, type TestStation } from '../../../src/server/testing/test-station.ts';
import { toOutgoingText } from '../../../src/testing/outgoing-text.ts';

/** A station that does nothing but send, as the whole one does: on connections that stay open, batches that were written before. */
export interface BenchStation {
  /** Written and signed, so that sending is all that is left. */
  readonly prepare: (records: readonly OutgoingRecord[]) => PreparedBatch;
  /** The text of the answer, which is the short one. */
  readonly send: (batch: PreparedBatch) => Promise<string>;
  readonly close: () => void;
}

export interface PreparedBatch {
  readonly body: Uint8Array;
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
      const body = writeHandOverLines('practice', records.map(toOutgoingText), {});
      if (body === undefined) throw new Error('A record of several lines');
      const path = apiPaths.handOver;
      const authorization = station.authorize({
        path,
        body: Buffer.from(body),
        number: station.takeNumber(),
      });
      return { body, authorization };
    },
    send: ({ body, authorization }) =>
      new Promise((resolve, reject) => {
        const headers = {
          'content-type': handOverLinesType,
          accept: shortAnswerType,
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
