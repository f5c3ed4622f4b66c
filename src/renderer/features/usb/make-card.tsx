import { useState } from 'react';
import type { MakeProblem, NewBundle } from '../../../application/bundle/make-bundle.ts';
import { NoRoomReason, useHasRoom } from '../../app/room.tsx';
import { saveFile } from '../../app/save-file.ts';
import { useStation } from '../../app/station.ts';
import { useStored } from '../../app/use-stored.ts';
import { useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { texts } from './texts.ts';

type Outcome = Pick<NewBundle, 'bundle' | 'left'> | MakeProblem;

/** Makes a bundle of all that waits and hands its file out. */
export const MakeCard = () => {
  const t = useTexts(texts);
  const { bundles, store } = useStation();
  const hasRoom = useHasRoom();
  const count = useStored(() => store.countQueue(), [store]);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();

  async function make(): Promise<void> {
    setBusy(true);
    setOutcome(undefined);
    const made = await bundles.make();
    setBusy(false);
    if (!made.ok) return setOutcome(made.error);
    const { name, bytes, bundle, left } = made.value;
    saveFile(name, [bytes], 'application/octet-stream');
    setOutcome({ bundle, left });
  }

  return (
    <section className="bp-card" aria-labelledby="usb-make">
      <h2 id="usb-make">{t.make}</h2>
      <p>{t.makeText}</p>
      {count !== undefined && (
        <p>
          <strong>{count.waiting === 0 ? t.nothingWaits : t.waits(count.waiting)}</strong>
        </p>
      )}
      <NoRoomReason id="usb-room" />
      <Button
        kind="primary"
        icon="save"
        disabled={busy || !hasRoom}
        aria-busy={busy}
        aria-describedby="usb-room"
        onClick={() => void make()}
      >
        {busy ? t.making : t.make}
      </Button>
      {outcome !== undefined && <MakeOutcome outcome={outcome} />}
    </section>
  );
};

const MakeOutcome = ({ outcome }: { outcome: Outcome }) => {
  const t = useTexts(texts);
  if ('kind' in outcome) {
    return (
      <Alert variant={outcome.kind === 'nothing-waits' ? 'info' : 'error'} announce>
        {t.makeProblems[outcome.kind]}
      </Alert>
    );
  }
  const { bundle, left } = outcome;
  return (
    <Alert variant={left === 0 ? 'success' : 'warning'} announce>
      <p>
        {t.made(bundle.number, bundle.records)} {t.madeNext}
      </p>
      {left > 0 && <p>{t.left(left)}</p>}
    </Alert>
  );
};
