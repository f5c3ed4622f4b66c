import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { StoreFailure } from '../../../application/ports/station-store.ts';
import type { ChangedDecision } from '../../../application/rule-list/re-run.ts';
import type { RegistrationId } from '../../../domain/registration.ts';
import { noteEvent, useNoteOnce } from '../../app/note-event.ts';
import { addressOf } from '../../app/route.ts';
import { useStation } from '../../app/station.ts';
import { versionsOf } from '../../app/station-lists.ts';
import { useListInUse } from '../../app/use-list-in-use.ts';
import { longDate } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { BackLink } from '../../ui/back-link.tsx';
import { useFocusOnMount } from '../../ui/use-focus-on-mount.ts';
import { ChangeRow } from './change-row.tsx';
import { texts } from './texts.ts';

/** What a newer list of covered groups would decide otherwise. It is for people to say what becomes of it. */
export const RuleListPage = () => {
  const t = useTexts(texts);
  const locale = useLocale();
  const station = useStation();
  const { lists, trail } = station;
  const { changed } = useStore(lists.state);
  const { version, validFrom } = useListInUse().list;
  const heading = useFocusOnMount<HTMLHeadingElement>();
  const buttons = useRef(new Map<RegistrationId, HTMLButtonElement>());
  const [told, setTold] = useState('');
  const [failed, setFailed] = useState(false);

  // What was corrected or withdrawn since the last look needs nobody any more.
  useEffect(() => void lists.look(), [lists]);
  useNoteOnce(
    changed === undefined || changed.length === 0
      ? undefined
      : () => ({ action: 'saw-list-change', detail: versionsOf(changed), count: changed.length }),
  );

  async function see(one: ChangedDecision): Promise<void> {
    const { record, after } = one;
    const all = lists.state.getState().changed ?? [];
    const place = all.findIndex((other) => other.record.id === record.id);
    const next = (all[place + 1] ?? all[place - 1])?.record.id;
    setFailed(false);
    try {
      await lists.see(one);
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error;
      setFailed(true);
      return;
    }
    const cpr = record.registration?.person.cpr;
    const person = cpr === undefined ? {} : { person: await trail.personKey(cpr) };
    await noteEvent(station, {
      action: 'saw-list-change',
      record: record.id,
      detail: after.listVersion,
      ...person,
    });
    setTold(t.seenNow(record.registration?.person.name ?? t.unreadable, Math.max(all.length - 1, 0)));
    // The button that had the focus is gone.
    ((next && buttons.current.get(next)) ?? heading.current)?.focus();
  }

  return (
    <div className="bp-wide">
      <p>
        <BackLink to={addressOf({ screen: 'desk' })}>{t.back}</BackLink>
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {t.title}
      </h1>
      <p>{t.inUse(version, longDate(validFrom, locale))}</p>
      <p className="sr-only" role="status">
        {told}
      </p>
      {failed && (
        <Alert variant="error" announce>
          {t.noRoom}
        </Alert>
      )}
      {changed === undefined && <p className="bp-quiet">{t.looking}</p>}
      {changed?.length === 0 && <p className="bp-quiet">{t.none}</p>}
      {changed !== undefined && changed.length > 0 && (
        <>
          <p>{t.intro}</p>
          <h2 id="rule-list-changed" className="bp-section-heading">
            {t.count(changed.length)}
          </h2>
          <table className="table bp-table" aria-labelledby="rule-list-changed">
            <thead>
              <tr>
                <th scope="col">{t.person}</th>
                <th scope="col">{t.saved}</th>
                <th scope="col">{t.before}</th>
                <th scope="col">{t.after}</th>
                <th scope="col">{t.seen}</th>
              </tr>
            </thead>
            <tbody>
              {changed.map((one) => (
                <ChangeRow
                  key={one.record.id}
                  changed={one}
                  onSeen={() => void see(one)}
                  onButton={(button) => {
                    if (button === null) buttons.current.delete(one.record.id);
                    else buttons.current.set(one.record.id, button);
                  }}
                />
              ))}
            </tbody>
          </table>
        </>
      )}
    </div>
  );
};
