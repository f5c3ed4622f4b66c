import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTicket, makeTicket, parseTicket, type Ticket, ticketValues } from './ticket.ts';

const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const tickets = fc
  .array(fc.nat({ max: ticketValues.each - 1 }), {
    minLength: ticketValues.count,
    maxLength: ticketValues.count,
  })
  .map(makeTicket);

describe('a ticket', () => {
  it('is read back as it is shown, read aloud or scanned', () => {
    fc.assert(
      fc.property(tickets, (ticket) => {
        const shown = formatTicket(ticket);
        expect(shown).toMatch(/^[2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z]{3}$/);
        for (const typed of [ticket, shown, ` ${shown.toLowerCase()}\n`, Array.from(ticket).join(' ')]) {
          expect(parseTicket(typed)).toEqual({ ok: true, value: ticket });
        }
      }),
    );
  });

  it('is not taken for another after one wrong sign, or after any two have changed places', () => {
    fc.assert(
      fc.property(tickets, (ticket) => {
        const typed = Array.from(ticket);
        for (const [at, right] of typed.entries()) {
          for (const wrong of signs) {
            if (wrong !== right) expect(parseTicket(typed.with(at, wrong).join('')).ok).toBe(false);
          }
          for (const [other, there] of typed.entries()) {
            const swapped = typed.with(at, there).with(other, right).join('');
            expect(parseTicket(swapped).ok).toBe(swapped === ticket);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('has no sign that is taken for another, and says which one was typed', () => {
    for (const sign of ['0', 'O', '1', 'I', 'L', 'Å']) {
      expect(parseTicket(`K7F-2P${sign}`)).toEqual({ ok: false, error: { kind: 'wrong-sign', sign } });
    }
  });

  it('says what is missing', () => {
    expect(parseTicket(' - ')).toEqual({ ok: false, error: { kind: 'empty' } });
    expect(parseTicket('K7F2P')).toEqual({ ok: false, error: { kind: 'wrong-length', signs: 5 } });
    const right = makeTicket([1, 2, 3, 4, 5]);
    const mistyped = `${right.slice(0, 5)}${right.endsWith('2') ? '3' : '2'}` as Ticket;
    expect(parseTicket(mistyped)).toEqual({ ok: false, error: { kind: 'mistyped' } });
  });

  it('is made of five values that there are', () => {
    for (const values of [[], [1, 2, 3, 4], [1, 2, 3, 4, 31], [1, 2, 3, 4, -1]]) {
      expect(() => makeTicket(values)).toThrow('five values');
    }
  });
});
