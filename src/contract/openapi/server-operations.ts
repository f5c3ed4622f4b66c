import { always, answer, problems } from './answers.ts';
import { type JsonObject, json } from './schemas.ts';

export const health: JsonObject = {
  operationId: 'getHealth',
  summary: 'Does the server live, what is its time, and which world is it for?',
  tags: ['server'],
  responses: {
    ...answer('The process answers; of its database this says nothing.', 'Health'),
    ...problems(always),
  },
};

export const readiness: JsonObject = {
  operationId: 'getReadiness',
  summary: 'Does this process take requests?',
  description:
    'For whoever shares requests out. A process that is being stopped says no, and finishes its work.',
  tags: ['server'],
  responses: {
    '200': { description: 'Yes.', content: json({ type: 'object' }) },
    ...problems({ ...always, '503': ['database-unavailable', 'stopping'] }),
  },
};

export const openApi: JsonObject = {
  operationId: 'getOpenApi',
  summary: 'This description',
  tags: ['server'],
  responses: {
    '200': { description: 'An OpenAPI 3.1 document.', content: json({ type: 'object' }) },
    ...problems(always),
  },
};
