import { registerPieceBytes } from '../address-register.ts';
import { UpdatesCursorSchema, updatesLimits } from '../updates.ts';
import { always, answer, body, problems, signIn, signInToWrite } from './answers.ts';
import { type JsonObject, json, refTo } from './schemas.ts';

export const station: JsonObject = {
  operationId: 'getStation',
  summary: 'Who am I?',
  description:
    'What the server is known by, and how far it has counted this machine’s hand-overs. Other keys than at the ' +
    'enrolment: it is another server. A lower number than was answered: it was restored from a backup.',
  tags: ['station'],
  security: [{ station: [] }],
  responses: { ...answer('The station that signed.', 'StationInfo'), ...problems({ ...always, ...signIn }) },
};

export const enrolment: JsonObject = {
  operationId: 'enrolStation',
  summary: 'Become a station: the machine’s keys in a one-time code’s place',
  description:
    'The code comes from IT and lives for seven days; sixteen signs, the last of which checks the others. What ' +
    'the station was known by before is retired. The same request again is answered the same, as long as these ' +
    'keys are the station’s. Without a code only on a practice server, and only from its own machine. The proof ' +
    'is a signature by the signing key over these lines, joined by line feeds: `bopael enrolment 1`, the code ' +
    'or nothing, the signing key and the sealing key as they stand in the request.',
  tags: ['station'],
  requestBody: { required: true, content: json(refTo('EnrolmentRequest')) },
  responses: {
    ...answer('Who the station is, and what the server is known by.', 'EnrolmentResponse'),
    ...problems({
      ...always,
      ...body,
      '403': ['code-refused', 'enrolment-closed', 'foreign-request'],
      '503': ['database-unavailable'],
    }),
  },
};

export const stationSettings: JsonObject = {
  operationId: 'getStationSettings',
  summary: 'What the served page needs to know before it has talked to anyone',
  tags: ['station'],
  responses: { ...answer('Nothing secret.', 'StationSettings'), ...problems(always) },
};

export const updates: JsonObject = {
  operationId: 'getUpdates',
  summary: 'What has happened on the server that a station wants to know',
  description:
    `Three streams, each with its own running numbers: marks of what was entered in CPR, of the station’s own ` +
    `records alone (at most ${updatesLimits.marks}); the blinded index (${updatesLimits.index}); and published ` +
    `lists of covered groups (${updatesLimits.lists}, fewer where they are long). With \`more\`, ask again at once ` +
    'with the cursor of the answer. A cursor lower than was asked means that the server was restored from a ' +
    'backup: hear all of it from the beginning. A list is signed (Ed25519) by the server’s key over these lines, ' +
    'joined by line feeds: `bopael covered groups 1`, its number, and its exact text. Changes nothing, and has ' +
    'the number 0.',
  tags: ['station'],
  security: [{ station: [] }],
  parameters: [
    ...Object.keys(UpdatesCursorSchema.shape).map((name) => ({
      name,
      in: 'query',
      required: true,
      description: 'How far the station has heard; 0 from the beginning.',
      schema: { type: 'integer', minimum: 0 },
    })),
    {
      name: 'most',
      in: 'query',
      required: false,
      description:
        'So many marks and entries of the index at most, for a line on which more does not come in time.',
      schema: { type: 'integer', minimum: 1 },
    },
  ],
  responses: {
    ...answer('What is new since then, and how far it goes.', 'UpdatesResponse'),
    ...problems({ ...always, '400': ['malformed'], ...signIn }),
  },
};

export const registers: JsonObject = {
  operationId: 'getAddressRegister',
  summary: 'Which address register is the newest, and what leads there?',
  description:
    'A register is known by the SHA-256 of its content. `attestation` is the server’s signature (Ed25519) over these ' +
    'lines, joined by line feeds: `bopael address register 1`, that hash in lower-case hexadecimal, and `about`, what ' +
    'the register says of itself. `changes` lead from the register that was asked with to the newest, in their ' +
    'order, and may together be longer than `file`, the whole of it. Files are packed with gzip, and known by the ' +
    'SHA-256 of what is fetched. Changes nothing, and has the number 0.',
  tags: ['station'],
  security: [{ station: [] }],
  parameters: [
    {
      name: 'have',
      in: 'query',
      required: false,
      description: 'SHA-256 of the content of the register in use.',
      schema: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    },
  ],
  responses: {
    ...answer(
      'The newest; no changes and nothing else where the station has it, and nothing at all where there is none.',
      'RegisterOffer',
    ),
    ...problems({ ...always, '400': ['malformed'], ...signIn }),
  },
};

const packedFile: JsonObject = { 'application/gzip': { schema: { type: 'string', format: 'binary' } } };

export const registerFile: JsonObject = {
  operationId: 'getAddressRegisterFile',
  summary: 'Fetch a register or changes, or a part of it',
  description:
    `Parts as by RFC 9110: \`Range\` with one range, \`If-Range\` with the entity tag, which is the file’s hash. ` +
    `Stations ask for ${registerPieceBytes} bytes at a time and go on where they stopped. A file may be let go when ` +
    'later ones have come: ask again which is the newest. Changes nothing, and has the number 0.',
  tags: ['station'],
  security: [{ station: [] }],
  parameters: [
    {
      name: 'sha256',
      in: 'query',
      required: true,
      description: 'The file, as it was offered.',
      schema: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    },
    { name: 'Range', in: 'header', required: false, schema: { type: 'string' } },
    { name: 'If-Range', in: 'header', required: false, schema: { type: 'string' } },
  ],
  responses: {
    '200': { description: 'All of it.', content: packedFile },
    '206': { description: 'The part.', content: packedFile },
    ...problems({ ...always, '400': ['malformed'], '404': ['not-found'], '416': ['malformed'], ...signIn }),
  },
};

export const intakes: JsonObject = {
  operationId: 'askForIntakes',
  summary: 'Finds, takes, puts back or finishes what a citizen told a kiosk of the office',
  description:
    'By its ticket. What is taken comes sealed, with the kiosk’s key, which the server’s key has signed over these ' +
    'lines, joined by line feeds: `bopael kiosk key 1`, the audience, the kommune’s code, the kiosk’s id, the key. ' +
    'Each question is noted. A record that names an intake finishes it. Has the number 0.',
  tags: ['station'],
  security: [{ station: [] }],
  requestBody: { required: true, content: json(refTo('IntakeQuestion')) },
  responses: {
    ...answer('How the intakes stand; none where nobody has such a ticket.', 'IntakeAnswer'),
    ...problems({ ...always, ...body, ...signInToWrite }),
  },
};
