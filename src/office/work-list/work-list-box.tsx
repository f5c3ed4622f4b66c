import { type KeyboardEvent, useEffect, useRef } from 'react';
import { shortInstant } from '../../renderer/i18n/format.ts';
import { useLocale, useTexts } from '../../renderer/i18n/locale.tsx';
import { TaskBadge } from './task-badge.tsx';
import { texts } from './texts.ts';
import type { Work } from './use-work.ts';

/** The list as one control (WAI-ARIA listbox): the arrow keys choose, and what is chosen is shown beside it. */
export const WorkListBox = ({ work }: { work: Work }) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { list, step, choose } = work;
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (list.chosen !== undefined) {
      document.getElementById(`item-${list.chosen}`)?.scrollIntoView({ block: 'nearest' });
    }
  }, [list.chosen]);

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Enter' && !event.repeat) {
      event.preventDefault();
      void work.markEntered();
      return;
    }
    const places = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity }[
      event.key
    ];
    if (places === undefined) return;
    event.preventDefault();
    step(places);
  }

  return (
    <div
      ref={box}
      role="listbox"
      tabIndex={0}
      aria-label={t.list}
      aria-activedescendant={list.chosen === undefined ? undefined : `item-${list.chosen}`}
      className="bp-office-items"
      onKeyDown={press}
    >
      {list.items.map((item) => (
        // biome-ignore lint/a11y/useFocusableInteractive: focus stays on the list, which names the chosen one
        // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys
        <div
          key={item.id}
          id={`item-${item.id}`}
          role="option"
          aria-selected={item.id === list.chosen}
          className={`bp-office-item${item.id === list.chosen ? ' bp-office-item-chosen' : ''}`}
          onClick={() => choose(item.id)}
        >
          <span className="bp-office-item-name">{item.name ?? t.unreadableName}</span>
          <TaskBadge task={item.task} />
          <span className="bp-office-item-detail">
            {shortInstant(item.receivedAt, locale)}
            {item.office === '' ? '' : ` · ${item.office}`}
          </span>
          {item.openedBy !== undefined && (
            <span className="bp-office-item-opened">{t.openedBy(item.openedBy.by)}</span>
          )}
        </div>
      ))}
    </div>
  );
};
