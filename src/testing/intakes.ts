import { v7 } from 'uuid';
import { calendarDate } from '../domain/calendar-date.ts';
import type { Intake, IntakeId } from '../domain/intake.ts';
import type { Instant } from '../domain/registration.ts';
import { makeTicket, type Ticket, ticketValues } from '../domain/ticket.ts';

/** What a fictive citizen told a kiosk. */
export const sampleIntake = (parts: Partial<Intake> = {}): Intake => ({
  id: v7() as IntakeId,
  takenAt: '2026-11-23T09:00:00.000Z' as Instant,
  language: 'uk',
  given: 'read',
  fields: {
    cpr: { text: '070761-4285', readAs: '070761-4285', confidence: 0.99 },
    name: { text: 'Olena Øvemarker', readAs: 'Olena 0vemarker', confidence: 0.7 },
    caseNumber: { text: '23/004711' },
  },
  unlimited: false,
  address: { kind: 'typed', text: 'Lærkevej 9, 9293 Kongerslev' },
  moveInDate: calendarDate('2026-11-20'),
  companions: [{ name: 'Danylo Øvemarker' }],
  ...parts,
});

export const randomTicket = (): Ticket =>
  makeTicket(Array.from({ length: ticketValues.count }, () => Math.floor(Math.random() * ticketValues.each)));
