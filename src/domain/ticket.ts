import type { Brand } from './brand.ts';
import { fail, ok, type Result } from './result.ts';

/** Digits and letters without 0, O, 1, I and L, which are taken for one another. Their number is a prime. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const length = 6;

/** What a citizen is given for an intake: six signs without a separator, the last of which checks the others. */
export type Ticket = Brand<string, 'Ticket'>;

export type TicketProblem =
  | { readonly kind: 'empty' }
  /** So many of the six signs are there. */
  | { readonly kind: 'wrong-length'; readonly signs: number }
  /** No ticket has this sign. */
  | { readonly kind: 'wrong-sign'; readonly sign: string }
  /** All signs are possible, but not together: at least one is mistyped. */
  | { readonly kind: 'mistyped' };

/** How many random values a ticket is made of, and how many there are of each: 0 to 30. */
export const ticketValues = { count: length - 1, each: alphabet.length } as const;

/** The ticket that these values make. */
export function makeTicket(values: readonly number[]): Ticket {
  if (values.length !== ticketValues.count || values.some((value) => alphabet[value] === undefined)) {
    throw new Error('A ticket is made of five values from 0 to 30');
  }
  // The check sign weighs 1.
  const check = (ticketValues.each - weigh(values)) % ticketValues.each;
  return [...values, check].map((value) => alphabet.charAt(value)).join('') as Ticket;
}

/** As it is printed, read aloud and typed: `K7F-2PX`. */
export const formatTicket = (ticket: Ticket): string => `${ticket.slice(0, 3)}-${ticket.slice(3)}`;

/** As somebody typed it: case, blanks and hyphens do not count. */
export function parseTicket(text: string): Result<Ticket, TicketProblem> {
  const signs = text.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, '');
  if (signs === '') return fail({ kind: 'empty' });
  const sign = Array.from(signs).find((one) => !alphabet.includes(one));
  if (sign !== undefined) return fail({ kind: 'wrong-sign', sign });
  if (signs.length !== length) return fail({ kind: 'wrong-length', signs: signs.length });
  const [check = 0, ...reversed] = Array.from(signs, (one) => alphabet.indexOf(one)).reverse();
  return (weigh(reversed.reverse()) + check) % ticketValues.each === 0
    ? ok(signs as Ticket)
    : fail({ kind: 'mistyped' });
}

/**
 * Each place has a weight of its own, none a multiple of the prime: one sign that is wrong shows, and so do any two
 * that have changed places.
 */
const weigh = (values: readonly number[]): number =>
  values.reduce((sum, value, at) => (sum + value * (at + 2)) % ticketValues.each, 0);
