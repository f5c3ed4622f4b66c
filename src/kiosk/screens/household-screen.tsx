import { useState } from 'react';
import { type IntakeCompanion, mostCompanions } from '../../domain/intake.ts';
import { readPerson } from '../session/read-person.ts';
import type { Visit } from '../session/visit.ts';
import { Button } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { Plain, Say, useWords } from '../ui/say.tsx';
import { CompanionForm } from './companion-form.tsx';
import type { ScreenProps } from './screen.ts';

/** Who moves in along. The others of the same letter need one press; anybody else is typed. */
export const HouseholdScreen = ({ session, visit, frame }: ScreenProps) => {
  const words = useWords();
  const [companions, setCompanions] = useState(visit.companions);
  const [isAdding, setIsAdding] = useState(false);
  const add = (companion: IntakeCompanion): void => {
    setCompanions([...companions, companion]);
    setIsAdding(false);
  };
  if (isAdding) {
    return <CompanionForm frame={{ ...frame, onBack: () => setIsAdding(false) }} onAdd={add} />;
  }
  const offered = othersInLetter(visit, session.ports.nameOfCountry).filter(
    ({ name }) => !companions.some((told) => told.name === name),
  );
  const isFull = companions.length >= mostCompanions;
  return (
    <Page
      title="householdTitle"
      text="householdText"
      {...frame}
      next={
        <Button
          kind="main"
          icon={companions.length === 0 ? 'person' : 'arrow-forward'}
          onClick={() => session.dispatch({ kind: 'companions-told', companions })}
        >
          <Say text={companions.length === 0 ? 'nobody' : 'next'} />
        </Button>
      }
    >
      <ul className="k-people">
        {companions.map((companion, at) => (
          <li key={`${companion.name} ${companion.cpr ?? ''} ${String(at)}`}>
            <span>
              <Plain text={companion.name} />
            </span>
            <Button
              icon="delete"
              aria-label={`${words('remove')}: ${companion.name}`}
              onClick={() => setCompanions(companions.filter((_, other) => other !== at))}
            >
              <Say text="remove" />
            </Button>
          </li>
        ))}
      </ul>
      <div className="k-choices">
        {!isFull &&
          offered.map((companion) => (
            <Button kind="choice" icon="person-add" key={companion.name} onClick={() => add(companion)}>
              <Plain text={companion.name} />
            </Button>
          ))}
        {!isFull && (
          <Button kind="choice" icon="person-add" onClick={() => setIsAdding(true)}>
            <Say text="addPerson" />
          </Button>
        )}
      </div>
    </Page>
  );
};

function othersInLetter(visit: Visit, nameOfCountry: (code: string) => string): readonly IntakeCompanion[] {
  const { reading, fields } = visit;
  if (reading === undefined) return [];
  return reading.persons.flatMap((_, at) => {
    const { name, cpr } = readPerson(reading, at, nameOfCountry).fields;
    if (name === undefined || cpr?.text === fields.cpr?.readAs) return [];
    return [{ name: name.text, ...(cpr === undefined ? {} : { cpr: cpr.text }) }];
  });
}
