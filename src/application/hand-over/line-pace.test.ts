import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLinePace } from './line-pace.ts';

const mostBytes = 2_000_000;
/** A record and what goes with it. */
const recordBytes = 1_300;
const timeoutMilliseconds = 60_000;

/** Hands over so many records on a line of so many bytes a second, and that many milliseconds there and back. */
function handOver(records: number, perSecond: number, roundTrip: number) {
  const pace = createLinePace(mostBytes);
  pace.begin();
  let [waiting, milliseconds, requests, failures] = [records, 0, 0, 0];
  while (waiting > 0 && requests < 10_000) {
    const count = Math.max(1, Math.min(waiting, 500, Math.floor(pace.batchBytes / recordBytes)));
    const bytes = count * recordBytes;
    const took = (bytes / perSecond) * 1000 + roundTrip;
    requests += 1;
    milliseconds += Math.min(took, timeoutMilliseconds);
    if (took > timeoutMilliseconds) {
      failures += 1;
      pace.noteFailure(bytes, timeoutMilliseconds);
    } else {
      waiting -= count;
      pace.noteAnswer(bytes, took);
    }
  }
  return { waiting, milliseconds, requests, failures, isQuick: pace.isQuick };
}

describe('The pace of a hand-over', () => {
  it('brings everything over on the slowest line that can carry a record, and wastes little', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2000 }),
        fc.integer({ min: 100, max: 200_000 }),
        fc.integer({ min: 1, max: 5000 }),
        (records, perSecond, roundTrip) => {
          const { waiting, milliseconds, failures } = handOver(records, perSecond, roundTrip);
          expect(waiting).toBe(0);
          expect(failures).toBeLessThanOrEqual(2);
          const bare = ((records * recordBytes) / perSecond) * 1000;
          // Two requests that came to nothing at most; and a way there and back for each ten seconds.
          expect(milliseconds).toBeLessThan(
            2 * bare + (bare / 5000 + 20) * roundTrip + 2 * timeoutMilliseconds,
          );
        },
      ),
    );
  });

  it('fills requests on a quick line after the second', () => {
    expect(handOver(10_000, 10_000_000, 20)).toMatchObject({ failures: 0, requests: 22, isQuick: true });
  });

  it('is one at a time where a full request takes longer than ten seconds', () => {
    expect(handOver(2_000, 60_000, 100).isQuick).toBe(false);
  });

  it('does not take a short request for a slow line', () => {
    const pace = createLinePace(mostBytes);
    for (let turn = 0; turn < 10; turn += 1) pace.noteAnswer(recordBytes, 2_000);
    expect(pace.batchBytes).toBe(32_000);
  });

  it('begins each hand-over with a few, and loses nothing on a line that has become slow since', () => {
    const pace = createLinePace(mostBytes);
    for (let turn = 0; turn < 5; turn += 1) pace.noteAnswer(pace.batchBytes, 50);
    expect([pace.batchBytes, pace.isQuick]).toEqual([mostBytes, true]);
    pace.begin();
    expect([pace.batchBytes, pace.isQuick]).toEqual([32_000, false]);
    pace.noteAnswer(32_000, 4_000);
    expect([pace.batchBytes, pace.isQuick]).toEqual([80_000, false]);
  });

  it('knows a quick line again by the first answer', () => {
    const pace = createLinePace(mostBytes);
    for (let turn = 0; turn < 5; turn += 1) pace.noteAnswer(pace.batchBytes, 50);
    pace.begin();
    pace.noteAnswer(32_000, 50);
    expect([pace.batchBytes, pace.isQuick]).toEqual([mostBytes, true]);
  });

  it('is not quick where it carries full requests only when they are packed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5_000, max: 5_000_000 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 500 }),
        (perSecond, packing, roundTrip) => {
          const pace = createLinePace(mostBytes);
          pace.begin();
          for (let turn = 0; turn < 10; turn += 1) {
            const bytes = Math.min(pace.batchBytes, 650_000);
            const isQuick = pace.isQuick;
            const sent = isQuick ? bytes : bytes / packing;
            // Where it is quick, three are on their way at once.
            const took = ((isQuick ? 3 : 1) * sent * 1000) / perSecond + roundTrip;
            expect(took).toBeLessThan(timeoutMilliseconds / 4);
            pace.noteAnswer(bytes, took, sent);
          }
        },
      ),
    );
  });

  it('comes back from a failure', () => {
    const pace = createLinePace(mostBytes);
    pace.noteFailure(650_000, 20);
    expect(pace.batchBytes).toBe(32_000);
    for (let turn = 0; turn < 20; turn += 1) pace.noteFailure(650_000, timeoutMilliseconds);
    expect(pace.batchBytes).toBe(2_000);
    for (let turn = 0; turn < 5; turn += 1) pace.noteAnswer(pace.batchBytes, 50);
    expect(pace.isQuick).toBe(true);
  });
});
