import { bundledEditions } from '../application/rule-list/edition.ts';
import { writeRegistrationContent } from '../contract/registration-content.ts';
import { formatAddressLines } from '../domain/address.ts';
import { parseIsoDate } from '../domain/calendar-date.ts';
import { decideCoverage } from '../domain/coverage.ts';
import { findBirthDate, sexOf } from '../domain/cpr-number.ts';
import { formatCitation, parseLegalBasis } from '../domain/legal-basis.ts';
import type { Instant, Registration, RegistrationId } from '../domain/registration.ts';
import type { ElsewhereRecord } from '../domain/training/scenario.ts';
import type { PreparedRecord } from './simulated-server.ts';

/** A record of another office, as its station would have handed it over. */
export function prepareElsewhere(record: ElsewhereRecord, id: RegistrationId, now: Instant): PreparedRecord {
  const { number, name, citation, address, office, station, hoursAgo, movedIn, known } = record;
  const receivedAt = new Date(Date.parse(now) - hoursAgo * 3_600_000).toISOString() as Instant;
  const day = parseIsoDate(receivedAt.slice(0, 10));
  const birthDate = findBirthDate(number);
  const reading = parseLegalBasis(citation);
  if (birthDate === undefined || day === undefined || reading.kind !== 'one') {
    throw new Error('A scenario’s record was checked when the scenario was loaded');
  }
  const decision = decideCoverage({ reading, birthDate, on: day }, bundledEditions.at(-1)?.list);
  const group = decision.groups[0]?.group.id;
  const registration: Registration = {
    id,
    series: 'practice',
    recordedAt: receivedAt,
    person: { cpr: number, name, birthDate, sex: sexOf(number), earlierNumber: { answer: 'no' } },
    permit: {
      legalBasis: reading.basis,
      citation: formatCitation(reading.basis),
      end: { kind: 'not-stated' },
    },
    coverage: {
      coverage: decision.coverage,
      ...(group === undefined ? {} : { group }),
      listVersion: decision.listVersion === '' ? 'øvelse' : decision.listVersion,
      trace: decision.trace,
    },
    residence: { address, printed: formatAddressLines(address), moveInDate: movedIn ?? day },
    documentsSeen: ['permit-letter'],
    provenance: {},
  };
  return {
    id,
    content: writeRegistrationContent(registration),
    receivedAt,
    from: { id: `${office}/${station}`, name: station, office },
    known,
  };
}
