import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { type CprNumber, formatCprNumber } from '../../domain/cpr-number.ts';
import { useTexts } from '../../renderer/i18n/locale.tsx';
import { Button } from '../../renderer/ui/button.tsx';
import { useOffice } from '../app/office.ts';
import type { ClipboardState } from './clipboard-guard.ts';
import { texts } from './texts.ts';

/** The number, big, and the one way to take it to another program. What becomes of it stands beside. */
export const CopyNumber = ({ cpr }: { cpr: CprNumber }) => {
  const t = useTexts(texts);
  const { clipboard } = useOffice();
  const state = useStore(clipboard.state);
  // The next person's number stands here next: what lies on the clipboard then is the wrong one.
  useEffect(() => () => void clipboard.clear(), [clipboard]);
  return (
    <div className="bp-office-number">
      <span className="bp-office-cpr">{formatCprNumber(cpr)}</span>
      <Button
        icon="copy"
        aria-keyshortcuts="C"
        aria-describedby="clipboard-says"
        onClick={() => void clipboard.copy(cpr)}
      >
        {t.copy}
      </Button>
      <span id="clipboard-says" className={`bp-quiet bp-clipboard-${state.kind}`}>
        <ClipboardSays state={state} />
      </span>
      {/* Spoken when it changes, not with every second. */}
      <span className="sr-only" role="status">
        {state.kind === 'holds' ? t.copied : state.kind === 'emptied' ? t.emptied : ''}
      </span>
    </div>
  );
};

const ClipboardSays = ({ state }: { state: ClipboardState }) => {
  const t = useTexts(texts);
  switch (state.kind) {
    case 'clear':
      return t.before;
    case 'holds':
      return <Countdown until={state.until} />;
    case 'overdue':
      return t.overdue;
    case 'emptied':
      return t.emptied;
    case 'refused':
      return t.refused;
  }
};

const Countdown = ({ until }: { until: number }) => {
  const t = useTexts(texts);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return t.holds(Math.max(0, Math.ceil((until - now) / 1000)));
};
