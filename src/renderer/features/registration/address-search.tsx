import { type RefObject, useState } from 'react';
import { findMissingPart } from '../../../application/address-steps.ts';
import type { AddressSuggestion } from '../../../application/ports/address-register.ts';
import { rankRecent } from '../../../application/rank-recent.ts';
import { readTypedAddress } from '../../../application/registration-form/care-of.ts';
import { explainAddressGap, explainMissingPart } from '../../../application/wording/address-register.ts';
import { type DarAddress, formatStreetLine } from '../../../domain/address.ts';
import { useStation } from '../../app/station.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { Combobox, type ComboboxOption } from '../../ui/combobox.tsx';
import { moveFocusTo } from '../../ui/move-focus.ts';
import { texts as addressTexts } from './address-texts.ts';
import { Highlighted } from './highlighted.tsx';
import { texts } from './texts.ts';
import { useAddressSearch } from './use-address-search.ts';
import { type OfferedAddress, useRecentAddresses } from './use-recent-addresses.ts';

const shown = 8;
const shownRecent = 6;

export interface AddressSearchProps {
  readonly text: string;
  readonly error: string | undefined;
  readonly warning: string | undefined;
  readonly onText: (text: string) => void;
  readonly onAddress: (address: DarAddress, text: string) => void;
  /** A name that was typed with the address. */
  readonly onCareOf: (name: string) => void;
  readonly input: RefObject<HTMLInputElement | null>;
}

/** The box and its list, as long as no address is chosen. */
export const AddressSearch = ({
  input,
  text,
  error,
  warning,
  onText,
  onAddress,
  onCareOf,
}: AddressSearchProps) => {
  const { recent, names, identity } = useStation();
  const t = useTexts(texts);
  const w = useTexts(addressTexts);
  const locale = useLocale();
  const [taken, setTaken] = useState('');
  const offered = useRecentAddresses();
  const typed = readTypedAddress(text);
  const { answer, isSettled } = useAddressSearch(typed.place);
  const isEmpty = text.trim() === '';
  const suggestions = rankRecent(
    answer.suggestions,
    offered.filter(({ isGone }) => !isGone).map(({ address }) => address),
  ).slice(0, shown);
  const recents = isEmpty ? offered.slice(0, shownRecent) : [];

  /** Moves the name to its own field. Answers whether there was one. */
  function takeCareOf({ careOf = '', place }: typeof typed, then: (place: string) => void): boolean {
    if (careOf === '') return false;
    onCareOf(careOf);
    setTaken(careOf);
    then(place);
    return true;
  }

  function choose(suggestion: AddressSuggestion): void {
    takeCareOf(typed, () => undefined);
    if (suggestion.kind === 'address') chooseAddress(suggestion.address, suggestion.text);
    else onText(suggestion.text);
  }

  function chooseAddress(address: DarAddress, printed: string): void {
    onAddress(address, printed);
    // The address is settled; the next keystroke belongs to the date.
    moveFocusTo('moveInDate');
  }

  const missing = isSettled ? findMissingPart(suggestions) : undefined;
  const asks = missing === undefined ? [] : [explainMissingPart(missing, locale)];
  const lacks = isSettled && answer.gap !== undefined ? [explainAddressGap(answer.gap, locale)] : [];
  const said = (): readonly string[] => {
    if (isEmpty) {
      return recents.length === 0 ? [] : [`${w.recent}: ${w.count(recents.length)}.`, w.recentHint];
    }
    if (typed.careOf !== undefined && typed.place.trim() === '') return [w.careOfTyped];
    if (!isSettled) return [];
    if (suggestions.length === 0) return lacks.length === 0 ? [w.nothing] : lacks;
    return [...lacks, ...asks, `${w.count(suggestions.length)}.`];
  };
  const note = isEmpty ? `${w.recent}. ${w.recentHint}` : [...lacks, ...asks].join(' ');

  return (
    <Combobox
      ref={input}
      id="address"
      label={t.address}
      hint={t.addressHint}
      error={error === undefined ? undefined : [error, ...asks].join(' ')}
      warning={warning}
      value={text}
      status={[...(taken === '' ? [] : [w.careOfTaken(taken)]), ...said()].join(' ')}
      note={note}
      settled={isSettled}
      selectsFirst={!isEmpty}
      options={
        isEmpty
          ? recents.map((one) => toRecentOption(one))
          : suggestions.map((suggestion) => ({
              key: `${suggestion.kind} ${suggestion.text} ${suggestion.detail}`,
              label: <Highlighted text={suggestion.label} highlights={suggestion.highlights} />,
              detail: suggestion.detail,
              isLast: suggestion.kind === 'address',
            }))
      }
      onText={(next) => {
        const now = readTypedAddress(next);
        if (now.isFinished) takeCareOf(now, onText);
        else {
          if (now.careOf !== undefined) setTaken('');
          onText(next);
        }
      }}
      onChoose={(index) => {
        const one = recents[index];
        const suggestion = suggestions[index];
        if (isEmpty && one !== undefined) chooseAddress(one.address, formatStreetLine(one.address));
        else if (!isEmpty && suggestion !== undefined) choose(suggestion);
      }}
      onRemove={
        isEmpty
          ? (index) => {
              const one = recents[index];
              if (one !== undefined) void recent.forgetRecent(one.address.id);
            }
          : undefined
      }
      onLeave={() => takeCareOf(typed, onText)}
    />
  );

  function toRecentOption({ address, isGone }: OfferedAddress): ComboboxOption {
    const { id, kommuneCode, locality, postcode, postDistrict } = address;
    const town = [locality, `${postcode} ${postDistrict}`].filter((part) => part !== undefined).join(', ');
    const kommune = kommuneCode === identity.kommuneCode ? undefined : names.findKommuneName(kommuneCode);
    return {
      key: id,
      label: formatStreetLine(address),
      detail: isGone ? w.recentGone : kommune === undefined ? town : `${town} (${w.kommune(kommune)})`,
      isLast: true,
      disabled: isGone,
    };
  }
};
