import { formatFingerprint } from '../../../application/audit/fingerprint.ts';
import type { OutboxRecord } from '../../../application/ports/outbox.ts';
import type { Receipt } from '../../../contract/receipt.ts';
import { printPage } from '../../app/print-page.ts';
import { useStation } from '../../app/station.ts';
import { useStanding } from '../../app/use-standing.ts';
import { useStored } from '../../app/use-stored.ts';
import { shortInstant } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { texts } from './receipt-texts.ts';

interface ReceiptCardProps {
  readonly record: OutboxRecord;
  readonly receipt: Receipt;
}

/** That the kommune's system has the record: who says so, and what it does not say. */
export const ReceiptCard = ({ record, receipt }: ReceiptCardProps) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { store, clerk, clock, identity } = useStation();
  const standing = useStanding();
  const { id, isProven, earlierReceipts = [], receiptFault, cprMark } = record;
  const proof = useStored(
    async () => (isProven === true ? await store.findProof(id) : undefined),
    [store, id, isProven],
  );
  return (
    <section className="bp-card bp-receipt" aria-labelledby="receipt">
      <div className="bp-card-head">
        <h2 id="receipt">{t.heading}</h2>
        <span className="bp-no-print">
          <Button small onClick={() => printPage({ detail: 'receipt', record: id })}>
            {t.print}
          </Button>
        </span>
      </div>
      {receiptFault !== undefined && <Alert variant="error">{t.faults[receiptFault.kind]}</Alert>}
      {cprMark !== undefined && (
        <Alert variant="success">
          <p>{t.entered(cprMark.by, shortInstant(cprMark.at, locale))}</p>
          <p className="bp-quiet">{t.enteredHint}</p>
        </Alert>
      )}
      <SummaryList
        rows={[
          { label: t.number, value: <span data-receipt="sequence">{receipt.sequence}</span> },
          { label: t.receivedAt, value: shortInstant(receipt.receivedAt, locale) },
          { label: t.fingerprint, value: <span className="bp-code">{receipt.contentHash}</span> },
          {
            label: t.signedBy,
            value: proof === undefined ? t.notSigned : t.signedByKey(formatFingerprint(proof.key)),
          },
        ]}
      />
      {proof !== undefined && (
        <div className="bp-print-only">
          <SummaryList
            rows={[
              { label: t.record, value: <span className="bp-code">{id}</span> },
              { label: t.receivedAt, value: <span className="bp-code">{receipt.receivedAt}</span> },
              {
                label: t.station,
                value: [identity.kommuneName, standing?.office, standing?.stationName]
                  .filter(Boolean)
                  .join(', '),
              },
              { label: t.signature, value: <span className="bp-code">{proof.signature}</span> },
              ...(proof.path.length === 0
                ? []
                : [{ label: t.path, value: <span className="bp-code">{proof.path.join(' ')}</span> }]),
            ]}
          />
          <p>{t.printed(clerk.initials, shortInstant(clock.now(), locale))}</p>
        </div>
      )}
      <p className="bp-quiet">
        {t.fingerprintHint} {t.notInCpr}
      </p>
      {earlierReceipts.length > 0 && (
        <>
          <h3>{t.earlier}</h3>
          <ul>
            {earlierReceipts.map(({ sequence, receivedAt }) => (
              <li key={`${sequence} ${receivedAt}`}>
                {t.earlierLine(sequence, shortInstant(receivedAt, locale))}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};
