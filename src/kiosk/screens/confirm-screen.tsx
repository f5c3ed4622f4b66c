import { parseTypedDate } from '../../domain/calendar-date.ts';
import type { PersonField } from '../../domain/registration.ts';
import type { WordKey } from '../texts/catalogue.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Page } from '../ui/page.tsx';
import { Plain, Say, useDay } from '../ui/say.tsx';
import type { ScreenProps } from './screen.ts';

/** What a citizen can compare; the rest of the letter is for the clerk. */
const shown = [
  ['cpr', 'number'],
  ['name', 'name'],
  ['birthDate', 'birthDate'],
] as const satisfies readonly (readonly [PersonField, WordKey])[];

/** What was read, for the citizen to compare with the paper in their hand. */
export const ConfirmScreen = ({ session, visit, frame }: ScreenProps) => {
  const day = useDay();
  const show = (field: PersonField, text: string): string => {
    const date = field === 'birthDate' ? parseTypedDate(text) : undefined;
    return date === undefined ? text : day(date);
  };
  return (
    <Page
      title="confirmTitle"
      text="confirmText"
      {...frame}
      next={
        <>
          <Button icon="edit" onClick={() => session.dispatch({ kind: 'denied' })}>
            <Say text="wrong" />
          </Button>
          <Button kind="main" icon="check" onClick={() => session.dispatch({ kind: 'confirmed' })}>
            <Say text="right" />
          </Button>
        </>
      }
    >
      <dl className="k-told">
        {shown.map(([field, label]) => {
          const told = visit.fields[field];
          if (told === undefined) return null;
          return (
            <div key={field}>
              <dt>
                <Say text={label} />
              </dt>
              <dd className={field === 'cpr' ? 'k-number' : ''}>
                {field === 'birthDate' ? <bdi>{show(field, told.text)}</bdi> : <Plain text={told.text} />}
                {visit.doubted.includes(field) && (
                  <span className="k-twice">
                    <Icon name="warning" />
                    <Say text="lookTwice" />
                  </span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </Page>
  );
};
