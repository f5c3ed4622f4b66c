import { type DarAddress, formatAddressLines, parseAddressId } from '../domain/address.ts';
import { calendarDate } from '../domain/calendar-date.ts';
import type { Registration } from '../domain/registration.ts';
import { instant, practiceId } from './fake-machine.ts';
import { practicePerson } from './practice-persons.ts';

/** A fictive address in a real kommune. */
export function buildAddress(overrides: Partial<DarAddress> = {}): DarAddress {
  const id = parseAddressId('0a3f50b8-0000-4000-8000-000000000621');
  if (id === undefined) throw new Error('The practice address has an id');
  return {
    id,
    kommuneCode: '0621',
    streetCode: '4711',
    street: 'Øvelsesvej',
    houseNumber: '9C',
    floor: '1',
    door: 'tv',
    postcode: '6000',
    postDistrict: 'Kolding',
    ...overrides,
  };
}

export interface RegistrationOverrides
  extends Partial<Omit<Registration, 'person' | 'permit' | 'coverage' | 'residence'>> {
  /** Which practice person, and unless `id` says otherwise which practice id. */
  readonly nth?: number;
  readonly person?: Partial<Registration['person']>;
  readonly permit?: Partial<Registration['permit']>;
  readonly coverage?: Partial<Registration['coverage']>;
  readonly residence?: Partial<Registration['residence']>;
}

/** A complete registration of a practice person, as the station saves it. */
export function buildRegistration(overrides: RegistrationOverrides = {}): Registration {
  const { nth = 0, person, permit, coverage, residence, ...rest } = overrides;
  const address = residence?.address ?? buildAddress();
  return {
    id: practiceId(nth),
    series: 'practice',
    recordedAt: instant('2026-11-23T08:00:00.000Z'),
    person: { ...practicePerson(nth), citizenship: 'SYR', earlierNumber: { answer: 'no' }, ...person },
    permit: {
      legalBasis: { law: 'udlaendingeloven', paragraph: 7, stk: 1 },
      citation: '§ 7, stk. 1',
      validFrom: calendarDate('2026-11-02'),
      end: { kind: 'date', date: calendarDate('2028-11-01') },
      letterDate: calendarDate('2026-11-02'),
      caseNumber: 'ØV-2026-4711',
      ...permit,
    },
    coverage: {
      coverage: 'covered',
      group: '1',
      listVersion: '2026-11-23',
      trace: [{ rule: 'group-1', outcome: 'matched', detail: '§ 7, stk. 1' }],
      ...coverage,
    },
    residence: {
      address,
      printed: formatAddressLines(address),
      moveInDate: calendarDate('2026-11-20'),
      ...residence,
    },
    documentsSeen: ['permit-letter', 'passport'],
    provenance: { cpr: { source: 'typed', confirmed: true }, name: { source: 'typed', confirmed: true } },
    ...rest,
  };
}
