import { type DragEvent, useEffect, useRef, useState } from 'react';
import type { ReceiptProblem, TakenReceipt } from '../../../application/bundle/take-bundle-receipt.ts';
import { addressOf } from '../../app/route.ts';
import { useStation } from '../../app/station.ts';
import { useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { texts } from './texts.ts';

interface ReadFile {
  readonly key: number;
  /** Of a receipt that could not be read, so that one of several can be told from the others. */
  readonly name: string;
  readonly outcome: TakenReceipt | ReceiptProblem;
}

/** Larger than any that the server makes. */
const longestReceipt = 20_000_000;

/** Return receipts, picked or dropped: each says what became of one bundle. */
export const ReceiptCard = () => {
  const t = useTexts(texts);
  const { bundles } = useStation();
  const [busy, setBusy] = useState(false);
  const [over, setOver] = useState(false);
  const [read, setRead] = useState<readonly ReadFile[]>([]);
  const picker = useRef<HTMLInputElement>(null);

  // A file that misses the box must not make the browser leave the station.
  useEffect(() => {
    const keep = (event: Event): void => event.preventDefault();
    document.addEventListener('dragover', keep);
    document.addEventListener('drop', keep);
    return () => {
      document.removeEventListener('dragover', keep);
      document.removeEventListener('drop', keep);
    };
  }, []);

  async function take(files: readonly File[]): Promise<void> {
    if (busy || files.length === 0) return;
    setBusy(true);
    setRead([]);
    for (const [key, file] of files.entries()) {
      // A file on a stick that was pulled out can no longer be read.
      const bytes =
        file.size > longestReceipt
          ? new ArrayBuffer(0)
          : await file.arrayBuffer().catch(() => new ArrayBuffer(0));
      const taken = await bundles.take(new Uint8Array(bytes));
      const outcome = taken.ok ? taken.value : taken.error;
      setRead((before) => [...before, { key, name: file.name, outcome }]);
    }
    setBusy(false);
  }

  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void take([...event.dataTransfer.files]);
  };

  return (
    <section className="bp-card" aria-labelledby="usb-receipt">
      <h2 id="usb-receipt">{t.receipt}</h2>
      <p>{t.receiptText}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button beside the text does the same */}
      <div
        className={`bp-drop bp-drop-compact${over ? ' bp-drop-over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p className="bp-drop-text">{t.drop}</p>
        <input
          ref={picker}
          type="file"
          className="sr-only"
          multiple
          tabIndex={-1}
          accept=".bopael"
          aria-label={t.pick}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = '';
            void take(files);
          }}
        />
        <p className="bp-drop-buttons">
          <Button icon="upload" disabled={busy} aria-busy={busy} onClick={() => picker.current?.click()}>
            {busy ? t.reading : t.pick}
          </Button>
        </p>
      </div>
      {read.map(({ key, name, outcome }) => (
        <ReceiptOutcome key={key} name={name} outcome={outcome} />
      ))}
    </section>
  );
};

const ReceiptOutcome = ({ name, outcome }: Omit<ReadFile, 'key'>) => {
  const t = useTexts(texts);
  if ('kind' in outcome) {
    return (
      <Alert variant="error" announce>
        {t.file(name)}
        {t.receiptProblems[outcome.kind]}
      </Alert>
    );
  }
  const { number, returned } = outcome.bundle;
  const { acknowledged = 0, cases = 0, unanswered = 0 } = returned ?? {};
  return (
    <Alert variant={cases + unanswered === 0 ? 'success' : 'warning'} announce>
      <p>{t.taken(number, acknowledged, cases)}</p>
      {unanswered > 0 && <p>{t.unanswered(unanswered)}</p>}
      {outcome.isOld && <p>{t.readBefore}</p>}
      {cases > 0 && (
        <p>
          <a href={addressOf({ screen: 'outbox' })}>{t.seeCases}</a>
        </p>
      )}
    </Alert>
  );
};
