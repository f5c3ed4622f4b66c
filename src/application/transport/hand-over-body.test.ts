import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HandOverHeadSchema, HandOverRequestSchema } from '../../contract/intake-api.ts';
import { practiceId } from '../../testing/fake-machine.ts';
import { fromOutgoingText, toOutgoingText } from '../../testing/outgoing-text.ts';
import { envelopeBytes, lineBytesOf, writeHandOver, writeHandOverLines } from './hand-over-body.ts';

const decode = (bytes: Uint8Array<ArrayBuffer>): string =>
  fromOutgoingText({ id: practiceId(0), bytes }).content;

const auditHead = { seq: Number.MAX_SAFE_INTEGER, mac: 'a'.repeat(64), publicKey: `${'A'.repeat(43)}=` };

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }).filter((text) => text.isWellFormed()),
  fc.string({ unit: fc.constantFrom('"', '\\', '\n', '\u0000', '\u001f', 'ø', '🙂', '\u2028', '\ufeff') }),
  fc.json(),
);

describe('The body of a hand-over', () => {
  it('is what JSON writes of the same request, whatever the texts are', () => {
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 12 }), (contents) => {
        const records = contents.map((content, nth) => ({ id: practiceId(nth), content }));
        const body = decode(writeHandOver('practice', records.map(toOutgoingText), { auditHead }));
        expect(JSON.parse(body)).toEqual({ audience: 'practice', records, auditHead });
      }),
    );
  });

  it('is JSON also without records, and without anything along', () => {
    const settled = [{ id: practiceId(1), as: 'withdrawn' as const }];
    expect(JSON.parse(decode(writeHandOver('production', [], { settled })))).toEqual({
      audience: 'production',
      records: [],
      settled,
    });
    const record = { id: practiceId(1), content: '{"name":"Åse \\"Ø\\""}' };
    const body = JSON.parse(decode(writeHandOver('production', [toOutgoingText(record)], {}))) as unknown;
    expect(HandOverRequestSchema.parse(body)).toEqual({ audience: 'production', records: [record] });
  });

  it('has in lines what stands along first, and then each text exactly as it is', () => {
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 12 }), (contents) => {
        const records = contents.map((content, nth) => toOutgoingText({ id: practiceId(nth), content }));
        const body = writeHandOverLines('practice', records, { auditHead });
        const isOfSeveralLines = contents.some((content) => content.includes('\n'));
        expect(body === undefined).toBe(isOfSeveralLines);
        if (body === undefined) return;
        const [head = '', ...lines] = decode(body).split('\n');
        const ids = records.map(({ id }) => id);
        expect(HandOverHeadSchema.parse(JSON.parse(head))).toEqual({ audience: 'practice', ids, auditHead });
        expect(lines).toEqual(contents);
      }),
    );
  });

  it('is not in lines without records', () => {
    expect(writeHandOverLines('practice', [], {})).toBeUndefined();
  });

  it('is in lines as long as was counted beforehand, or shorter by the air in the count', () => {
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 12 }), (contents) => {
        const records = contents.map((content, nth) => toOutgoingText({ id: practiceId(nth), content }));
        const counted = records.reduce((sum, record) => sum + lineBytesOf(record), envelopeBytes);
        const body = writeHandOverLines('production', records, { auditHead });
        if (body === undefined) return;
        expect(body.length).toBeLessThanOrEqual(counted);
        expect(counted - body.length).toBeLessThan(envelopeBytes);
      }),
    );
  });
});
