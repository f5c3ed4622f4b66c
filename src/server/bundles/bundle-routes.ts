import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { type BundleProblem, type BundleRefusal, bundleLimits } from '../../contract/bundle.ts';
import { apiPaths } from '../../contract/intake-api.ts';
import { createQueue } from '../hand-over/queue.ts';
import { sendProblem } from '../http/problems.ts';
import type { BundleDesk } from './bundle-desk.ts';
import { readPiecemeal } from './read-body.ts';

/** What whoever brings the stick is told. Nothing more exact: who forges one learns nothing from it. */
const messages: Readonly<Record<BundleRefusal, string>> = {
  'not-a-bundle': 'Filen er ikke en pakke fra en Bopæl-station.',
  'not-whole': 'Pakken er ikke hel, eller den er ændret undervejs. Kopiér den igen fra stationen.',
  'newer-version': 'Pakken er fra en nyere udgave af Bopæl. Serveren skal opdateres.',
  'another-server': 'Pakken er til en anden server.',
  'unknown-station': 'Pakken er ikke fra en station, som serveren kender.',
  'old-key': 'Stationen er tilsluttet på ny, siden pakken blev lavet. Lav en ny pakke på stationen.',
  'station-revoked': 'Stationens adgang er lukket. Kontakt it.',
  'station-cloned':
    'To maskiner bruger samme station, og begge er lukket ude. Bed it om en ny tilslutningskode.',
};

/** So many are in memory at a time (20 MB each), and so many of them worked on (some 100 MB each). */
const places = { coming: 8, working: 2 } as const;
const secondsToWait = 5;

/** `POST /api/v1/bundles`: the file itself as the body, from anyone. It carries its own proof. */
export function addBundleRoutes(app: FastifyInstance, desk: BundleDesk): void {
  let coming = 0;
  const inTurn = createQueue(places.working);

  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));

    scope.post(apiPaths.bundles, async (request, reply) => {
      const body = readPiecemeal(request.body as Readable);
      const turnAway = (answer: FastifyReply): FastifyReply => {
        body.discard();
        return answer;
      };
      if (Number(request.headers['content-length'] ?? 0) > bundleLimits.bytes) {
        return turnAway(sendProblem(reply, 'too-large'));
      }
      const admitted = await desk.admit(await body.readStart(bundleLimits.header));
      if (!admitted.ok) {
        request.log.info({ reason: admitted.error }, 'bundle refused');
        return turnAway(refuse(reply, admitted.error));
      }
      if (coming === places.coming) {
        void reply.header('retry-after', String(secondsToWait));
        return turnAway(sendProblem(reply, 'too-many-requests'));
      }
      coming += 1;
      try {
        const bytes = await body.readAll(bundleLimits.bytes);
        if (bytes === undefined) return turnAway(sendProblem(reply, 'too-large'));
        const taken = await inTurn(() => desk.take(admitted.value, bytes));
        const { station } = admitted.value.machine;
        const { number } = admitted.value.found.header;
        if (!taken.ok) {
          request.log.warn({ station: station.id, number, reason: taken.error }, 'bundle refused');
          return refuse(reply, taken.error);
        }
        const { records, acknowledged } = taken.value;
        request.log.info({ station: station.id, number, records, acknowledged }, 'bundle imported');
        return taken.value;
      } finally {
        coming -= 1;
      }
    });
  });
}

function refuse(reply: FastifyReply, reason: BundleRefusal): FastifyReply {
  const problem: BundleProblem = { problem: 'bundle-refused', reason, message: messages[reason] };
  return reply.code(422).send(problem);
}
