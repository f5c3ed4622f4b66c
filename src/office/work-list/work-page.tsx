import { useEffect, useRef, useState } from 'react';
import type { Instant } from '../../domain/registration.ts';
import { shortInstant } from '../../renderer/i18n/format.ts';
import { useLocale, useTexts } from '../../renderer/i18n/locale.tsx';
import { Alert } from '../../renderer/ui/alert.tsx';
import { Button } from '../../renderer/ui/button.tsx';
import { SelectField } from '../../renderer/ui/select-field.tsx';
import { useOffice } from '../app/office.ts';
import { explainProblem } from '../app/problem-texts.ts';
import { RecordPane, readVersions, type Versions } from './record-pane.tsx';
import { texts } from './texts.ts';
import { useWork, type Work } from './use-work.ts';
import { WorkListBox } from './work-list-box.tsx';

/** The list of what is to be entered in CPR, and the chosen record beside it. */
export const WorkPage = () => {
  const t = useTexts(texts);
  const locale = useLocale();
  const work = useWork();
  const { list, problem, record, phase } = work;
  const [hasKeys, setHasKeys] = useLetterKeys();
  const area = useRef<HTMLDivElement>(null);
  useWorkKeys(area, work, hasKeys);
  const isEmpty = list.items.length === 0;

  return (
    <div className="bp-office-wide">
      <div className="bp-page-head">
        <h1>
          {t.title} <span className="bp-nav-count">{t.waiting(list.waiting)}</span>
        </h1>
        <OfficeFilter work={work} />
      </div>
      {problem !== undefined && (
        <Alert variant="error" announce>
          <div className="bp-dismissible">
            <span>{explainProblem(problem, locale)}</span>
            <Button small onClick={work.reload}>
              {t.retry}
            </Button>
          </div>
        </Alert>
      )}
      <NoticeLine work={work} />
      {isEmpty && phase !== 'loading' && problem === undefined && (
        <div className="bp-calm">
          <p className="bp-calm-head">{t.nothing}</p>
          <p className="bp-quiet">{t.nothingText}</p>
        </div>
      )}
      <div ref={area} className="bp-office-split" hidden={isEmpty}>
        <section className="bp-office-list" aria-label={t.list}>
          <WorkListBox work={work} />
          {list.more && (
            <Button small onClick={() => void work.fetchMore()}>
              {t.showMore}
            </Button>
          )}
          <p className="bp-office-keys">{t.keys}</p>
          <div className="form-group-checkbox bp-office-key-choice">
            <input
              type="checkbox"
              className="form-checkbox"
              id="letter-keys"
              checked={hasKeys}
              onChange={({ target }) => setHasKeys(target.checked)}
            />
            <label className="form-label" htmlFor="letter-keys">
              {t.keysOn}
            </label>
          </div>
        </section>
        <section className="bp-office-record" aria-label={t.record} aria-busy={record === undefined}>
          {record === undefined ? (
            <p className="bp-quiet">{problem === undefined ? t.loading : ''}</p>
          ) : (
            <RecordPane
              key={record.id}
              record={record}
              isSaving={phase === 'saving'}
              onEntered={() => void work.markEntered()}
            />
          )}
        </section>
      </div>
      {work.hasNew && (
        <p className="bp-office-new" role="status">
          {t.hasNew}{' '}
          <Button small onClick={() => void work.fetchMore()}>
            {t.fetchNew}
          </Button>
        </p>
      )}
    </div>
  );
};

const OfficeFilter = ({ work }: { work: Work }) => {
  const t = useTexts(texts);
  const { list, office, setOffice } = work;
  if (list.offices.length < 2 && office === undefined) return null;
  return (
    <div className="bp-office-filter">
      <SelectField
        id="office"
        label={t.office}
        empty={t.allOffices}
        value={office}
        choices={list.offices.map((name) => ({ value: name, label: name }))}
        onChoose={setOffice}
      />
    </div>
  );
};

/** What became of the record before this one. */
const NoticeLine = ({ work }: { work: Work }) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { notice } = work;
  if (notice === undefined) return <div role="status" />;
  const name = notice.item.name ?? t.unreadableName;
  switch (notice.kind) {
    case 'entered':
      return (
        <div className="bp-office-notice" role="status">
          <span>{t.notices.entered(name)}</span>{' '}
          <Button small aria-keyshortcuts="Z" onClick={() => void work.undo()}>
            {t.undo}
          </Button>
        </div>
      );
    case 'undone':
      return (
        <div className="bp-office-notice" role="status">
          {t.undone(name)}
        </div>
      );
    case 'was-entered':
      return (
        <Alert variant="warning" announce>
          {t.notices['was-entered'](name, notice.by, shortInstant(notice.at as Instant, locale))}
        </Alert>
      );
    case 'corrected-meanwhile':
      return (
        <Alert variant="warning" announce>
          {t.notices['corrected-meanwhile'](name)}
        </Alert>
      );
  }
};

const keysPlace = 'bopael-kontor-letter-keys';

/** Single letters as shortcuts can be switched off (WCAG 2.1.4): speech input would press them. */
function useLetterKeys(): readonly [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => localStorage.getItem(keysPlace) !== 'off');
  return [
    on,
    (next) => {
      localStorage.setItem(keysPlace, next ? 'on' : 'off');
      setOn(next);
    },
  ];
}

/** Keys of the whole screen; fields where one types, and what a button does with Enter, go before them. */
function useWorkKeys(area: { current: HTMLElement | null }, work: Work, hasLetters: boolean): void {
  const { clipboard } = useOffice();
  const latest = useRef(work);
  useEffect(() => {
    latest.current = work;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]') !== null)
        return;
      const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
      if ((ctrlKey || metaKey) && !altKey && !shiftKey && key === 'Enter') {
        event.preventDefault();
        if (!event.repeat) void latest.current.markEntered();
        return;
      }
      if (!hasLetters || ctrlKey || metaKey || altKey || isTypedIn(event.target)) return;
      const { record, step, undo } = latest.current;
      const deeds: Readonly<Record<string, () => void>> = {
        j: () => step(1),
        k: () => step(-1),
        z: () => void undo(),
        c() {
          const versions: Versions = record === undefined ? {} : readVersions(record);
          const cpr = (versions.registration ?? versions.inCpr)?.person.cpr;
          if (cpr !== undefined) void clipboard.copy(cpr);
        },
      };
      const deed = deeds[key.toLowerCase()];
      if (deed === undefined) return;
      event.preventDefault();
      deed();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [clipboard, hasLetters]);
  // Focus begins where the arrow keys work, and comes back there when the button that was pressed is gone.
  const { chosen } = work.list;
  useEffect(() => {
    if (chosen !== undefined && document.activeElement === document.body) {
      area.current?.querySelector<HTMLElement>('[role=listbox]')?.focus();
    }
  }, [chosen, area]);
}

const isTypedIn = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'SELECT', 'TEXTAREA'].includes(target.tagName));
