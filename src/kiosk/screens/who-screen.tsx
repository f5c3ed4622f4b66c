import { readPerson } from '../session/read-person.ts';
import { Button } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { Plain } from '../ui/say.tsx';
import type { ScreenProps } from './screen.ts';

/** A letter to several persons: who of them stands here. */
export const WhoScreen = ({ session, visit, frame }: ScreenProps) => {
  const { reading } = visit;
  if (reading === undefined) return null;
  return (
    <Page title="whoTitle" text="whoText" {...frame}>
      <div className="k-choices">
        {reading.persons.map((person, at) => {
          const { name, cpr } = readPerson(reading, at, session.ports.nameOfCountry).fields;
          // Persons of one letter stand in the letter's order.
          return (
            <Button
              kind="choice"
              icon="person"
              key={person.cpr?.value ?? String(at)}
              onClick={() => session.choosePerson(at)}
            >
              <Plain text={name?.text ?? cpr?.text ?? String(at + 1)} />
            </Button>
          );
        })}
      </div>
    </Page>
  );
};
