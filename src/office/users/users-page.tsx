import { useCallback } from 'react';
import type { ListedOfficeUser } from '../../contract/office-api.ts';
import { shortInstant } from '../../renderer/i18n/format.ts';
import { type Texts, useLocale, useTexts } from '../../renderer/i18n/locale.tsx';
import { useOffice } from '../app/office.ts';
import { PageHeading } from '../app/page-heading.tsx';
import { ProblemAlert } from '../app/problem-alert.tsx';
import { texts as appTexts } from '../app/texts.ts';
import { useAnswer } from '../app/use-answer.ts';

const texts: Texts<{
  readonly title: string;
  readonly how: string;
  readonly initials: string;
  readonly name: string;
  readonly role: string;
  readonly state: string;
  readonly lastSignIn: string;
  readonly never: string;
  readonly states: Readonly<Record<'open' | 'locked' | 'closed', string>>;
}> = {
  da: {
    title: 'Brugere',
    how: 'Brugere oprettes, låses op og lukkes på serveren med kommandoen bopael office. Adgangskoder kan ikke ses af nogen.',
    initials: 'Initialer',
    name: 'Navn',
    role: 'Rolle',
    state: 'Adgang',
    lastSignIn: 'Sidst logget ind',
    never: 'Aldrig',
    states: { open: 'Åben', locked: 'Låst', closed: 'Lukket' },
  },
  en: {
    title: 'Users',
    how: 'Users are added, unlocked and closed on the server with the command bopael office. Nobody can see a password.',
    initials: 'Initials',
    name: 'Name',
    role: 'Role',
    state: 'Access',
    lastSignIn: 'Last signed in',
    never: 'Never',
    states: { open: 'Open', locked: 'Locked', closed: 'Closed' },
  },
};

/** Who may enter the office's view. Changing them is the command line's. */
export const UsersPage = () => {
  const t = useTexts(texts);
  const { roles } = useTexts(appTexts);
  const locale = useLocale();
  const { client } = useOffice();
  const { value, problem } = useAnswer(useCallback(() => client.users(), [client]));
  return (
    <div className="bp-wide">
      <PageHeading>{t.title}</PageHeading>
      <p className="bp-quiet">{t.how}</p>
      <ProblemAlert problem={problem} />
      {value !== undefined && (
        <div className="bp-scroll">
          <table className="table bp-table">
            <thead>
              <tr>
                <th scope="col">{t.initials}</th>
                <th scope="col">{t.name}</th>
                <th scope="col">{t.role}</th>
                <th scope="col">{t.state}</th>
                <th scope="col">{t.lastSignIn}</th>
              </tr>
            </thead>
            <tbody>
              {value.users.map((user) => (
                <tr key={user.initials} className={user.closedAt === undefined ? '' : 'bp-row-closed'}>
                  <th scope="row">{user.initials}</th>
                  <td>{user.name}</td>
                  <td>{roles[user.role]}</td>
                  <td>{t.states[stateOf(user)]}</td>
                  <td>
                    {user.lastSignInAt === undefined ? t.never : shortInstant(user.lastSignInAt, locale)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
};

function stateOf({ closedAt, lockedOut }: ListedOfficeUser): 'open' | 'locked' | 'closed' {
  if (closedAt !== undefined) return 'closed';
  return lockedOut ? 'locked' : 'open';
}
