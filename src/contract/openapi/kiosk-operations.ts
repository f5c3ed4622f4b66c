import { always, answer, body, problems, signIn, signInToWrite } from './answers.ts';
import { type JsonObject, json, refTo } from './schemas.ts';

export const kioskIntakes: JsonObject = {
  operationId: 'handIntakeIn',
  summary: 'A kiosk hands in what a citizen told it, sealed to the counter stations of its office',
  description: 'The same again is answered the same. Has the number 0.',
  tags: ['kiosk'],
  security: [{ station: [] }],
  requestBody: { required: true, content: json(refTo('SealedIntake')) },
  responses: {
    ...answer('The server has it.', 'HandedIn'),
    ...problems({
      ...always,
      ...body,
      ...signInToWrite,
      '409': ['malformed'],
      '429': ['too-many-requests', 'too-many-intakes'],
    }),
  },
};

export const kioskRecipients: JsonObject = {
  operationId: 'getRecipients',
  summary: 'Whom does this kiosk seal to?',
  description:
    'The content is the exact JSON text of a `RecipientList`, signed by the server’s key over these lines, joined ' +
    'by a line feed: `bopael intake recipients 1`, the content. Has the number 0.',
  tags: ['kiosk'],
  security: [{ station: [] }],
  responses: {
    ...answer('The counter stations of its office.', 'SignedRecipients'),
    ...problems({ ...always, ...signIn }),
  },
};

export const kioskQueue: JsonObject = {
  operationId: 'tellKioskQueue',
  summary: 'What waits at this kiosk for the line, and what the server has refused',
  description: 'For people who look after many stations. Decides nothing. Has the number 0.',
  tags: ['kiosk'],
  security: [{ station: [] }],
  requestBody: { required: true, content: json(refTo('StationQueue')) },
  responses: {
    ...answer('Kept in place of what was told before.', 'StationQueue'),
    ...problems({ ...always, ...body, ...signInToWrite }),
  },
};
