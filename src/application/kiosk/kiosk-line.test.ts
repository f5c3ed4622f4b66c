import { describe, expect, it } from 'vitest';
import type { HandedIn } from '../../contract/kiosk-api.ts';
import type { IntakeId } from '../../domain/intake.ts';
import type { Instant } from '../../domain/registration.ts';
import { sampleIntake } from '../../testing/intakes.ts';
import type { Answer } from '../ports/intake-transport.ts';
import { createKioskLine, type LineState } from './kiosk-line.ts';

const receivedAt = '2026-11-23T09:00:00.000Z' as Instant;
const noRoom = { kind: 'status', status: 429, problem: 'too-many-intakes' } as const;

/** A kiosk on which so many intakes wait, before a server that has room for none until it is told otherwise. */
function kioskWith(count: number) {
  const waiting = Array.from({ length: count }, () => sampleIntake().id);
  const server = { room: 0, problem: noRoom as Answer<HandedIn> };
  const offered: IntakeId[] = [];
  const states: LineState[] = [];
  const waits: number[] = [];
  const line = createKioskLine({
    transport: {
      fetchRecipients: async () => ({
        kind: 'answered',
        value: { content: '', attestation: { key: 'a'.repeat(16), signature: '' } },
      }),
      async handIn(sealed) {
        const id = sealed as IntakeId;
        offered.push(id);
        if (server.room === 0) return server.problem;
        server.room -= 1;
        return { kind: 'answered', value: { id, receivedAt, replayed: false } };
      },
      tellQueue: async (value) => ({ kind: 'answered', value }),
    },
    waiting: {
      list: async () => waiting.map((id) => ({ id, sealed: id })),
      async remove(id) {
        waiting.splice(waiting.indexOf(id), 1);
      },
      refuse: async (id) => expect.fail(`${id} was taken for refused`),
      count: async () => ({ waiting: waiting.length, refused: 0 }),
    },
    keepRecipients: async () => {},
    alone: (run) => run(),
    schedule(_run, milliseconds) {
      waits.push(milliseconds);
      return () => {};
    },
    random: () => 1,
    onState: (state) => states.push(state),
    onFault: (error) => expect.fail(String(error)),
  });
  return { line, server, waiting: [...waiting], offered, states, waits };
}

describe('a kiosk’s line to a server that has no room', () => {
  it('is not called cut, and each intake is offered once, that the counter hears of its ticket', async () => {
    const { line, waiting, offered, states } = kioskWith(3);
    await line.look();
    expect(states.at(-1)).toEqual({ state: 'full', waiting: 3, refused: 0 });
    expect(offered).toEqual(waiting);
    await line.look();
    // Then the first alone: one is enough to learn whether there is room.
    expect(offered.slice(3)).toEqual(waiting.slice(0, 1));
  });

  it('is looked at again and again, soon at first, and brings the rest as room is made', async () => {
    const { line, server, waiting, offered, states, waits } = kioskWith(3);
    for (let look = 0; look < 12; look += 1) await line.look();
    expect(waits.slice(0, 3)).toEqual([4_000, 8_000, 16_000]);
    expect(waits.at(-1)).toBe(300_000);
    offered.length = 0;
    server.room = 1;
    await line.look();
    expect(offered).toEqual(waiting.slice(0, 2));
    expect(states.at(-1)).toEqual({ state: 'full', waiting: 2, refused: 0 });
    server.room = 9;
    await line.look();
    expect(states.at(-1)).toEqual({ state: 'open', waiting: 0, refused: 0 });
  });

  it('is called cut where the server only asks for patience', async () => {
    const { line, server, offered, states } = kioskWith(3);
    server.problem = { kind: 'status', status: 429, problem: 'too-many-requests' };
    await line.look();
    expect(states.at(-1)).toEqual({ state: 'cut', waiting: 3, refused: 0 });
    expect(offered).toHaveLength(1);
  });
});
