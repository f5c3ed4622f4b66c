import { useEffect, useRef } from 'react';
import { type DarAddress, formatStreetLine } from '../../../domain/address.ts';
import { useLocale } from '../../i18n/locale.tsx';
import { AddressSearch, type AddressSearchProps } from './address-search.tsx';
import { ChosenAddress } from './chosen-address.tsx';

interface AddressBoxProps extends Omit<AddressSearchProps, 'input'> {
  readonly address: DarAddress | undefined;
  readonly onClear: () => void;
}

/** Finds a DAR address as the clerk types. What is only typed is kept in the draft, never registered. */
export const AddressBox = (props: AddressBoxProps) => {
  const { address, error, warning, onAddress, onClear } = props;
  const input = useRef<HTMLInputElement>(null);
  const changing = useRef(false);
  const locale = useLocale();

  useEffect(() => {
    // "Ret adressen" brings the box back; the caret belongs in it.
    if (address === undefined && changing.current) {
      input.current?.focus();
      input.current?.select();
    }
    changing.current = false;
  }, [address]);

  if (address === undefined) return <AddressSearch {...props} input={input} key={locale} />;
  return (
    <ChosenAddress
      address={address}
      error={error}
      warning={warning}
      onTakeNew={(now) => onAddress(now, formatStreetLine(now))}
      onChange={() => {
        changing.current = true;
        onClear();
      }}
    />
  );
};
