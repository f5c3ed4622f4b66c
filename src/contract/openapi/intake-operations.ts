import { bundleLimits } from '../bundle.ts';
import {
  comparisonLimit,
  handOverLimits,
  handOverLinesType,
  handOverPackedType,
  shortAnswerType,
} from '../intake-api.ts';
import { always, answer, body, problems, signInToWrite } from './answers.ts';
import { type JsonObject, json, refTo } from './schemas.ts';

export const handOver: JsonObject = {
  operationId: 'handOver',
  summary: 'Hand over a batch of registrations and withdrawals',
  description:
    `At most ${handOverLimits.records} records and ${handOverLimits.bytes} bytes. One result a record, in ` +
    'the order sent. A record’s id is its idempotency key for ever: the same id with the same bytes is answered ' +
    'with the stored receipt, other bytes under it are refused. `attestation` is the server’s signature (Ed25519) ' +
    'over the receipts in the results, in their order: over `bopael receipts 1`, a line feed, and in lower-case ' +
    'hexadecimal the root of a Merkle tree (SHA-256, as RFC 9162 2.1.1, a node without neighbour going up as it ' +
    'is) whose leaves are these lines, joined by line feeds: `bopael receipt 1`, the audience, the kommune’s code, ' +
    'id, sequence, receivedAt, contentHash.\n\n' +
    'Under one CPR number at most one registration is active. A registration that names the active one in ' +
    '`corrects` or `correctsInTurn` replaces it, a withdrawal leaves none; both are for the office that has it. ' +
    'A conflict tells what the record on the other side says. Conflicts and refusals are cases until the record ' +
    'is acknowledged or the station says in `settled` that it will not come, and are judged afresh when the record ' +
    'comes again; after `settled` it is answered as before and never taken.\n\n' +
    'Every hand-over has a number of its own. After any other answer than 200, and after none, the records can be ' +
    'sent again under another number. The very same request again changes nothing and is answered from what is ' +
    'kept. The head of the station’s audit trail and its queue are kept beside the records and decide nothing.\n\n' +
    `As \`${handOverLinesType}\` the body is a HandOverHead in one line and then one line a record: its text exactly ` +
    'as it is, in the order of `ids`. The answer is the same. ' +
    `As \`${handOverPackedType}\` these lines come as one gzip stream (RFC 1952) of at most as many bytes unpacked. ` +
    'Servers that take the one or the other say so in StationInfo.\n\n' +
    `Who accepts \`${shortAnswerType}\` is answered in short, as ShortHandOverResponse: a record that was taken now is ` +
    'told by its sequence alone.',
  tags: ['intake'],
  security: [{ station: [] }],
  requestBody: {
    required: true,
    content: {
      ...json(refTo('HandOverRequest')),
      [handOverLinesType]: { schema: { type: 'string', description: 'HandOverHead, then the texts.' } },
      [handOverPackedType]: {
        schema: { type: 'string', format: 'binary', description: 'The same, packed.' },
      },
    },
  },
  responses: {
    '200': {
      description: 'Every record has its result.',
      content: {
        ...json(refTo('HandOverResponse')),
        [shortAnswerType]: { schema: refTo('ShortHandOverResponse') },
      },
    },
    ...problems({ ...always, ...signInToWrite, ...body }),
  },
};

export const bundles: JsonObject = {
  operationId: 'importBundle',
  summary: 'Import a bundle that came on a USB stick',
  description:
    `The file itself, at most ${bundleLimits.bytes} bytes and ${bundleLimits.records} records. From anyone: it ` +
    'is signed by its station and sealed to this server. The same file again is answered the same. The return ' +
    'receipt in the answer is sealed to the station, and is to be taken back there.',
  tags: ['intake'],
  requestBody: {
    required: true,
    content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
  },
  responses: {
    ...answer('All of it was judged, as over the line.', 'BundleResponse'),
    '422': { description: 'bundle-refused', content: json(refTo('BundleProblem')) },
    ...problems({
      ...always,
      ...body,
      '403': ['foreign-request'],
      '429': ['too-many-requests'],
      '503': ['database-unavailable'],
    }),
  },
};

export const receipts: JsonObject = {
  operationId: 'compareRecords',
  summary: 'Ask for the receipts of records that were acknowledged before',
  description:
    `At most ${comparisonLimit}. What the server has of the station’s own records, signed anew as for a ` +
    'hand-over, in the order asked; what it lacks, e.g. after it was restored, is to be handed over again. A ' +
    'record of another station is as missing as any. Changes nothing, and has the number 0.',
  tags: ['intake'],
  security: [{ station: [] }],
  requestBody: { required: true, content: json(refTo('ReceiptsRequest')) },
  responses: {
    ...answer('Each record is in one of the three lists.', 'ReceiptsResponse'),
    ...problems({ ...always, ...signInToWrite, ...body }),
  },
};
