import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handOverLimits } from '../../contract/intake-api.ts';
import { writeRegistrationContent } from '../../contract/registration-content.ts';
import { buildRegistration } from '../../testing/build-registration.ts';
import { practiceId } from '../../testing/fake-machine.ts';
import { toOutgoingText } from '../../testing/outgoing-text.ts';
import type { OutgoingText } from '../ports/intake-transport.ts';
import { writeHandOverLines } from '../transport/hand-over-body.ts';
import { takeBatch } from './take-batch.ts';

/** All of them, batch after batch. */
function batchesOf(records: readonly OutgoingText[], limit?: number): (readonly OutgoingText[])[] {
  const batches: (readonly OutgoingText[])[] = [];
  for (let at = 0; at < records.length; at += batches.at(-1)?.length ?? 0)
    batches.push(takeBatch(records.slice(at), limit));
  return batches;
}

const auditHead = {
  seq: Number.MAX_SAFE_INTEGER,
  mac: 'a'.repeat(64),
  publicKey: `${'A'.repeat(43)}=`,
};

const bodyBytes = (texts: readonly OutgoingText[]): number =>
  writeHandOverLines('production', texts, { auditHead })?.length ?? 0;

// From plain letters to quotes that JSON doubles, Arabic, Chinese, and emoji of two UTF-16 halves.
const contents = fc.string({
  unit: fc.constantFrom('a', '"', '\\', 'ø', 'س', '名', '🙂', '\u2028'),
  maxLength: 400,
});

describe('Batches of a hand-over', () => {
  it('hold every record once, in order, and stay within the limit unless one record alone does not', () => {
    fc.assert(
      fc.property(
        fc.array(contents, { maxLength: 30 }),
        fc.integer({ min: 300, max: 3000 }),
        (texts, limit) => {
          const records = texts.map((text, nth) =>
            toOutgoingText({ id: practiceId(nth), content: JSON.stringify(text) }),
          );
          const batches = batchesOf(records, limit);
          expect(batches.flat()).toEqual(records);
          for (const batch of batches) {
            expect(batch.length).toBeGreaterThan(0);
            if (batch.length > 1) expect(bodyBytes(batch)).toBeLessThanOrEqual(limit);
          }
        },
      ),
    );
  });

  it('are not split sooner than they need be', () => {
    const content = JSON.stringify('名'.repeat(300));
    const records = [1, 2, 3, 4].map((nth) => toOutgoingText({ id: practiceId(nth), content }));
    expect(batchesOf(records, bodyBytes(records) + 100)).toHaveLength(1);
    expect(batchesOf(records, bodyBytes(records) - 1)).toHaveLength(2);
  });

  it('are one for a full day of ordinary registrations', () => {
    const records = Array.from({ length: handOverLimits.records }, (_, nth) => {
      const registration = buildRegistration({ nth });
      return toOutgoingText({ id: registration.id, content: writeRegistrationContent(registration) });
    });
    expect(batchesOf(records)).toHaveLength(1);
    expect(batchesOf([...records, ...records.slice(0, 1)]).map(({ length }) => length)).toEqual([
      handOverLimits.records,
      1,
    ]);
  });
});
