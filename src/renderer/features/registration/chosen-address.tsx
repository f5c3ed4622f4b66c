import { isStale } from '../../../application/address-check.ts';
import { explainStandingInForm } from '../../../application/wording/address-standing.ts';
import { type DarAddress, formatAddressLines } from '../../../domain/address.ts';
import { AddressNotice } from '../../app/address-notice.tsx';
import { useAddressStanding } from '../../app/use-address-standing.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { moveFocusTo } from '../../ui/move-focus.ts';
import { texts as addressTexts } from './address-texts.ts';
import { texts } from './texts.ts';

interface ChosenAddressProps {
  readonly address: DarAddress;
  readonly error: string | undefined;
  readonly warning: string | undefined;
  /** Takes what the register has under the same id now. */
  readonly onTakeNew: (address: DarAddress) => void;
  readonly onChange: () => void;
}

/** The address that the form has, and what is to be said of it. */
export const ChosenAddress = ({ address, error, warning, onTakeNew, onChange }: ChosenAddressProps) => {
  const t = useTexts(texts);
  const words = useTexts(addressTexts);
  const locale = useLocale();
  const standing = useAddressStanding(address);
  return (
    <div className={`form-group bp-field${error === undefined ? '' : ' form-error'}`}>
      <p className="form-label">{t.address}</p>
      {error !== undefined && <span className="form-error-message">{error}</span>}
      <div className="bp-address" id="address" tabIndex={-1}>
        <Icon name="home" />
        <div>
          {formatAddressLines(address).map((line) => (
            <div key={line}>{line}</div>
          ))}
        </div>
        <Button kind="link" icon="edit" onClick={onChange}>
          {t.changeAddress}
        </Button>
      </div>
      {isStale(standing) && (
        <AddressNotice stored={address} standing={standing} text={explainStandingInForm(standing, locale)}>
          {standing.kind === 'changed' && (
            <Button
              small
              onClick={() => {
                onTakeNew(standing.now);
                moveFocusTo('moveInDate');
              }}
            >
              {words.takeNew}
            </Button>
          )}
        </AddressNotice>
      )}
      {warning !== undefined && (
        <span className="bp-warning" role="alert">
          {warning}
        </span>
      )}
    </div>
  );
};
