import type { FieldReading, LetterReading, PersonReading, WhatItIs } from '../../domain/permit-letter.ts';
import { present } from './present.ts';

const asLook = <Value>(field: FieldReading<Value> | undefined): FieldReading<Value> | undefined =>
  field === undefined ? undefined : { ...field, certainty: 'look' };

const kept = <Key extends string, Value>(key: Key, first: Value | undefined, second: Value | undefined) =>
  present(key, first ?? second);

/** Two readings of one number that differ prove neither. */
function fillNumber(first: PersonReading, second: PersonReading): Pick<PersonReading, 'cpr'> {
  const differ = first.cpr !== undefined && second.cpr !== undefined && first.cpr.value !== second.cpr.value;
  if (differ && first.cpr.certainty === 'look') return {};
  return kept('cpr', first.cpr, asLook(second.cpr));
}

function fillPerson(first: PersonReading, second: PersonReading): PersonReading {
  return {
    ...fillNumber(first, second),
    ...kept('name', first.name, asLook(second.name)),
    ...kept('birthDate', first.birthDate, asLook(second.birthDate)),
    ...kept('citizenship', first.citizenship, asLook(second.citizenship)),
    ...kept('legalBasis', first.legalBasis, asLook(second.legalBasis)),
    ...kept('validFrom', first.validFrom, asLook(second.validFrom)),
    ...(first.unlimited === undefined ? kept('validTo', first.validTo, asLook(second.validTo)) : {}),
    ...(first.validTo === undefined && second.validTo === undefined
      ? kept('unlimited', first.unlimited, asLook(second.unlimited))
      : kept('unlimited', first.unlimited, undefined)),
  };
}

/** What two readings of one paper say it is: a permit where either finds one, else the one that names it. */
function likelier(first: WhatItIs, second: WhatItIs): WhatItIs {
  if (first.kind === 'permit-letter' || second.kind === 'permit-letter') return { kind: 'permit-letter' };
  return { kind: 'other', paper: first.paper === 'unknown' ? second.paper : first.paper };
}

/**
 * What a second reading of the same pages adds to the first: fields that the first lacks, to be looked at.
 * Letters about several persons are left as the first reading has them, since rows might not match.
 */
export function fillGaps(first: LetterReading, second: LetterReading): LetterReading {
  const [one, ...others] = first.persons;
  const [same, ...more] = second.persons;
  const fits = one !== undefined && same !== undefined && others.length === 0 && more.length === 0;
  const persons = fits ? [fillPerson(one, same)] : first.persons;
  const found = persons.some((person) => person.cpr !== undefined);
  return {
    ...likelier(first, second),
    ...kept('letterDate', first.letterDate, asLook(second.letterDate)),
    ...kept('caseNumber', first.caseNumber, asLook(second.caseNumber)),
    persons,
    notes: first.notes.filter((note) => !(found && note.kind === 'no-number-found')),
  };
}
