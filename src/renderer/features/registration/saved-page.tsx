import type { RegistrationId } from '../../../domain/registration.ts';
import { needsAPerson } from '../../../domain/registration.ts';
import { mayEnter } from '../../app/may-enter.ts';
import { goTo } from '../../app/route.ts';
import { useStation } from '../../app/station.ts';
import { useStored } from '../../app/use-stored.ts';
import { useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { useFocusOnMount } from '../../ui/use-focus-on-mount.ts';
import { texts } from './texts.ts';

interface SavedPageProps {
  readonly id: RegistrationId;
  readonly onAnother: () => void;
}

/** Gemt. Where the record is on its way is shown as it happens. */
export const SavedPage = ({ id, onAnother }: SavedPageProps) => {
  const t = useTexts(texts);
  const { store, clerk } = useStation();
  const heading = useFocusOnMount<HTMLHeadingElement>();
  const record = useStored(() => store.findRecord(id), [store, id]);
  const state = record?.state ?? 'waiting';
  const outcome = state === 'acknowledged' ? 'acknowledged' : needsAPerson(state) ? 'problem' : 'waiting';
  return (
    <div className="bp-narrow bp-saved">
      <h1 ref={heading} tabIndex={-1}>
        {t.saved}
      </h1>
      <Alert variant={outcome === 'problem' ? 'warning' : 'success'}>
        {record?.registration !== undefined && (
          <p>
            <strong>{record.registration.person.name}</strong>,{' '}
            {record.registration.residence.printed.join(', ')}
          </p>
        )}
        <p>{t.savedText}</p>
        <p role="status">{t.savedState[outcome]}</p>
      </Alert>
      <h2 className="bp-section-heading">{t.afterwards}</h2>
      <ul>
        {t.afterwardsItems.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
      <div className="bp-actions">
        {mayEnter(clerk, { screen: 'outbox' }) && (
          <Button onClick={() => goTo({ screen: 'outbox', id })}>{t.openRecord}</Button>
        )}
        <Button kind="primary" icon="add-document" onClick={onAnother}>
          {t.another}
        </Button>
      </div>
    </div>
  );
};
