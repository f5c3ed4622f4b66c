import { apiPaths } from '../intake-api.ts';
import { bundles, handOver, receipts } from './intake-operations.ts';
import { kioskIntakes, kioskQueue, kioskRecipients } from './kiosk-operations.ts';
import { buildSchemas, type JsonObject } from './schemas.ts';
import { health, openApi, readiness } from './server-operations.ts';
import {
  enrolment,
  intakes,
  registerFile,
  registers,
  station,
  stationSettings,
  updates,
} from './station-operations.ts';

/**
 * The intake API as an OpenAPI 3.1 document. The schemas are the zod contracts themselves, as they stand on
 * the wire, so the description cannot drift from what the server and the station check.
 */
export function buildOpenApiDocument(): JsonObject {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Bopæl intake API',
      version: '1.0.0',
      description:
        'Stations hand registrations over to the kommune. A receipt says that the kommune has the record; ' +
        'it says nothing of CPR.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/' }],
    tags: [{ name: 'intake' }, { name: 'station' }, { name: 'kiosk' }, { name: 'server' }],
    paths: {
      [apiPaths.health]: { get: health },
      [apiPaths.handOver]: { post: handOver },
      [apiPaths.bundles]: { post: bundles },
      [apiPaths.readiness]: { get: readiness },
      [apiPaths.receipts]: { post: receipts },
      [apiPaths.updates]: { get: updates },
      [apiPaths.intakes]: { post: intakes },
      [apiPaths.kioskIntakes]: { post: kioskIntakes },
      [apiPaths.kioskRecipients]: { get: kioskRecipients },
      [apiPaths.kioskQueue]: { post: kioskQueue },
      [apiPaths.registers]: { get: registers },
      [apiPaths.registerFiles]: { get: registerFile },
      [apiPaths.station]: { get: station },
      [apiPaths.enrolment]: { post: enrolment },
      [apiPaths.openApi]: { get: openApi },
      [apiPaths.stationSettings]: { get: stationSettings },
    },
    components: {
      schemas: buildSchemas(),
      securitySchemes: {
        station: {
          type: 'http',
          scheme: 'Bopael-Station',
          description:
            '`Bopael-Station STATION:NUMBER:SIGNATURE`. The signature (Ed25519, base64) is made with the key ' +
            'that the station was enrolled with, over these lines, joined by line feeds: `bopael request 1`, ' +
            'the audience, the kommune’s code, the method, the path with its query, the station’s id, the ' +
            'number, and the SHA-256 of the body’s bytes in lower-case hexadecimal. Hand-overs are numbered ' +
            'from 1 and no number is ever used twice; other requests have the number 0. Two hand-overs under ' +
            'one number mean that two machines have the key: the station is shut out until IT gives a new code.',
        },
      },
    },
  };
}
