import { useCallback, useEffect, useRef, useState } from 'react';
import type { ListedClerk } from '../../../application/ports/station-access.ts';
import { useStation } from '../../app/station.ts';
import { useTexts } from '../../i18n/locale.tsx';
import { roleNames } from '../../i18n/role-names.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { scrollToTop } from '../../ui/scroll-to-top.ts';
import { AddClerkForm, NameAndRoleForm, PasscodeForm } from './clerk-forms.tsx';
import { CloseForm, type DraftHandling } from './close-form.tsx';
import { RecoveryForm } from './recovery-form.tsx';
import { texts } from './texts.ts';

type Task =
  | { readonly kind: 'add' | 'recovery' }
  | { readonly kind: 'change' | 'passcode' | 'close' | 'reopen'; readonly clerk: ListedClerk };

/** Who may open the station. One change at a time, above the list that it changes. */
export const ClerksPage = (drafts: DraftHandling) => {
  const t = useTexts(texts);
  const { administration } = useStation();
  const heading = useRef<HTMLHeadingElement>(null);
  const [clerks, setClerks] = useState<readonly ListedClerk[]>();
  const [task, setTask] = useState<Task>();
  const [done, setDone] = useState<string>();

  const load = useCallback(() => administration.list().then(setClerks), [administration]);
  useEffect(() => {
    heading.current?.focus();
    void load();
  }, [load]);

  const begin = (next: Task): void => {
    setDone(undefined);
    setTask(next);
    scrollToTop();
  };
  const end = (said?: string): void => {
    setTask(undefined);
    setDone(said);
    heading.current?.focus();
    void load();
  };

  return (
    <div className="bp-wide">
      <div className="bp-page-head">
        <h1 ref={heading} tabIndex={-1}>
          {t.title}
        </h1>
        {task === undefined && (
          <div className="bp-head-actions">
            <Button onClick={() => begin({ kind: 'recovery' })}>{t.recovery}</Button>
            <Button kind="primary" icon="person" onClick={() => begin({ kind: 'add' })}>
              {t.add}
            </Button>
          </div>
        )}
      </div>
      <p className="bp-no-print">{t.intro}</p>
      {done !== undefined && (
        <Alert variant="success" announce>
          {done}
        </Alert>
      )}
      {task !== undefined && (
        <TaskForm key={keyOf(task)} task={task} drafts={drafts} onDone={end} onCancel={() => end()} />
      )}
      {clerks !== undefined && <ClerkTable clerks={clerks} onTask={begin} />}
    </div>
  );
};

const keyOf = (task: Task): string => ('clerk' in task ? `${task.kind}-${task.clerk.id}` : task.kind);

interface TaskFormProps {
  readonly task: Task;
  readonly drafts: DraftHandling;
  readonly onDone: (said: string) => void;
  readonly onCancel: () => void;
}

const TaskForm = ({ task, drafts, onDone, onCancel }: TaskFormProps) => {
  const t = useTexts(texts);
  switch (task.kind) {
    case 'add':
      return <AddClerkForm onDone={(who) => onDone(t.done.add(who))} onCancel={onCancel} />;
    case 'recovery':
      return <RecoveryForm onDone={() => onDone(t.recoveryDone)} onCancel={onCancel} />;
    case 'change':
      return (
        <NameAndRoleForm
          clerk={task.clerk}
          onDone={(who) => onDone(t.done.change(who))}
          onCancel={onCancel}
        />
      );
    case 'passcode':
    case 'reopen': {
      const { kind } = task;
      return (
        <PasscodeForm clerk={task.clerk} onDone={(who) => onDone(t.done[kind](who))} onCancel={onCancel} />
      );
    }
    case 'close':
      return (
        <CloseForm
          {...drafts}
          clerk={task.clerk}
          onDone={(who) => onDone(t.done.close(who))}
          onCancel={onCancel}
        />
      );
  }
};

interface ClerkTableProps {
  readonly clerks: readonly ListedClerk[];
  readonly onTask: (task: Task) => void;
}

const ClerkTable = ({ clerks, onTask }: ClerkTableProps) => {
  const t = useTexts(texts);
  const names = useTexts(roleNames);
  const { clerk: self } = useStation();
  return (
    <div className="bp-scroll bp-no-print">
      <table className="table bp-table">
        <thead>
          <tr>
            <th scope="col">{t.initials}</th>
            <th scope="col">{t.name}</th>
            <th scope="col">{t.role}</th>
            <th scope="col">{t.access}</th>
            <th scope="col">
              <span className="sr-only">{t.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {clerks.map((clerk) => (
            <tr key={clerk.id} data-clerk={clerk.initials} className={clerk.closed ? 'bp-row-closed' : ''}>
              <th scope="row">{clerk.initials}</th>
              <td>
                {clerk.name} {clerk.id === self.id && <span className="bp-quiet">{t.you}</span>}
              </td>
              <td>{names[clerk.role]}</td>
              <td>
                <Access clerk={clerk} />
              </td>
              <td>
                <div className="bp-row-actions">
                  {actionsFor(clerk, clerk.id === self.id).map((kind) => (
                    <Button
                      key={kind}
                      kind="link"
                      aria-label={`${labelOf(kind, t)}: ${clerk.initials}`}
                      onClick={() => onTask({ kind, clerk })}
                    >
                      {labelOf(kind, t)}
                    </Button>
                  ))}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

type ClerkAction = 'change' | 'passcode' | 'close' | 'reopen';

/** One's own passcode is changed under Settings, with the old one; and nobody closes the door on themselves. */
function actionsFor({ closed }: ListedClerk, isSelf: boolean): readonly ClerkAction[] {
  if (closed) return ['reopen'];
  return isSelf ? ['change'] : ['change', 'passcode', 'close'];
}

const labelOf = (action: ClerkAction, t: (typeof texts)['da']): string =>
  ({ change: t.change, passcode: t.newPasscode, close: t.close, reopen: t.reopen })[action];

const Access = ({ clerk }: { clerk: ListedClerk }) => {
  const t = useTexts(texts);
  if (clerk.closed) return <span className="badge">{t.closed}</span>;
  if (clerk.lockedOut) return <span className="badge badge-error">{t.lockedOut}</span>;
  if (clerk.wrongTries > 0)
    return <span className="badge badge-warning">{t.wrongTries(clerk.wrongTries)}</span>;
  return <span className="badge badge-success">{t.open}</span>;
};
