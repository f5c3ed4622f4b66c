import { describe, expect, it } from 'vitest';
import { ApiProblemSchema, apiPaths } from '../intake-api.ts';
import { buildOpenApiDocument } from './openapi-document.ts';

type Json = { [key: string]: Json } | Json[] | string | number | boolean | null;

describe('the description of the intake API', () => {
  const document = JSON.parse(JSON.stringify(buildOpenApiDocument())) as { [key: string]: Json };
  const at = (pointer: string): Json | undefined => {
    const steps = pointer.replace(/^#\//, '').split('/');
    const plain = (step: string) => step.replaceAll('~1', '/').replaceAll('~0', '~');
    return steps.reduce<Json | undefined>(
      (place, step) => (place as { [key: string]: Json } | undefined)?.[plain(step)],
      document,
    );
  };
  const everywhere = (place: Json, found: { [key: string]: Json }[] = []): { [key: string]: Json }[] => {
    if (typeof place !== 'object' || place === null) return found;
    if (!Array.isArray(place)) found.push(place);
    for (const inner of Object.values(place)) everywhere(inner, found);
    return found;
  };
  const operations = Object.entries(
    document['paths'] as { [path: string]: { [method: string]: Json } },
  ).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method,
      operation: operation as { [key: string]: Json },
    })),
  );

  it('covers every address of the API', () => {
    expect(operations.map(({ path }) => path).sort()).toEqual(Object.values(apiPaths).sort());
  });

  it('points nowhere in vain, and names nothing by another id', () => {
    const objects = everywhere(document);
    const references = objects.flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref] : []));
    expect(references.length).toBeGreaterThan(10);
    for (const reference of references) expect([reference, at(reference)]).not.toContain(undefined);
    expect(objects.filter((object) => '$id' in object || '$schema' in object)).toEqual([]);
  });

  it('names each operation once and tells its success and its failures', () => {
    const names = operations.map(({ operation }) => operation['operationId']);
    expect(new Set(names).size).toBe(names.length);
    for (const { operation } of operations) {
      const responses = operation['responses'] as { [status: string]: { [key: string]: Json } };
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['200', '421', '500']));
      for (const response of Object.values(responses)) expect(response['description']).toBeTruthy();
    }
  });

  it('mentions every problem that the server can answer with, and no other', () => {
    const mentioned = operations.flatMap(({ operation }) =>
      Object.entries(operation['responses'] as { [status: string]: { description: string } })
        .filter(([status]) => !status.startsWith('2'))
        .flatMap(([, response]) => response.description.split(', ')),
    );
    const known = ApiProblemSchema.shape.problem.options;
    // Any address that is not in the description; and a limit that a proxy in front may set.
    const elsewhere = ['not-found', 'too-many-requests'];
    expect([...new Set([...mentioned, ...elsewhere])].sort()).toEqual([...known].sort());
  });

  it('says what stands on the wire, not what the program makes of it', () => {
    expect(at('#/components/schemas/Receipt/properties/receivedAt')).toMatchObject({
      type: 'string',
      format: 'date-time',
    });
    expect(at('#/components/schemas/OutgoingRecord/properties/content')).toMatchObject({
      type: 'string',
      contentMediaType: 'application/json',
      contentSchema: {
        oneOf: [
          { $ref: '#/components/schemas/RegistrationContent' },
          { $ref: '#/components/schemas/WithdrawalContent' },
        ],
      },
    });
    expect(at('#/components/schemas/HandOverRequest/properties/records/items')).toEqual({
      $ref: '#/components/schemas/OutgoingRecord',
    });
    expect(at('#/components/schemas/HandOverRequest/properties/auditHead')).toEqual({
      $ref: '#/components/schemas/AuditHeadReport',
    });
    expect(at('#/components/schemas/HandOverRequest/required')).toEqual(['audience', 'records']);
    expect(at('#/components/schemas/AuditHeadReport/required')).toEqual(['seq', 'mac', 'publicKey']);
  });
});
