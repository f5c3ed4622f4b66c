import { addressOf } from '../../app/route.ts';
import { useStation } from '../../app/station.ts';
import { useStored } from '../../app/use-stored.ts';
import { shortInstant } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { BackLink } from '../../ui/back-link.tsx';
import { useFocusOnMount } from '../../ui/use-focus-on-mount.ts';
import { MakeCard } from './make-card.tsx';
import { ReceiptCard } from './receipt-card.tsx';
import { texts } from './texts.ts';

/** Handing over by stick: bundles go out, return receipts come in. */
export const UsbPage = () => {
  const t = useTexts(texts);
  const heading = useFocusOnMount<HTMLHeadingElement>();
  return (
    <div className="bp-narrow">
      <p>
        <BackLink to={addressOf({ screen: 'outbox' })}>{t.back}</BackLink>
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {t.title}
      </h1>
      <p>{t.intro}</p>
      <MakeCard />
      <ReceiptCard />
      <MadeBundles />
    </div>
  );
};

const MadeBundles = () => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { bundles } = useStation();
  const made = useStored(() => bundles.list(), [bundles]);
  if (made === undefined) return null;
  return (
    <section className="bp-card" aria-labelledby="usb-made">
      <h2 id="usb-made">{t.bundles}</h2>
      {made.length === 0 ? (
        <p className="bp-quiet">{t.noBundles}</p>
      ) : (
        <table className="table bp-table">
          <thead>
            <tr>
              <th scope="col">{t.number}</th>
              <th scope="col">{t.when}</th>
              <th scope="col">{t.records}</th>
              <th scope="col">{t.cameBack}</th>
            </tr>
          </thead>
          <tbody>
            {made.map(({ fileHash, number, madeAt, records, returned }) => (
              <tr key={fileHash}>
                <td className="bp-number">{number}</td>
                <td>{shortInstant(madeAt, locale)}</td>
                <td className="bp-number">{records}</td>
                <td>
                  {returned === undefined
                    ? t.notBack
                    : t.returned(
                        shortInstant(returned.at, locale),
                        returned.acknowledged,
                        returned.cases,
                        returned.unanswered,
                      )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};
