import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { AddressAnswer, Highlight } from '../../../application/ports/address-register.ts';
import { explainAddressGap } from '../../../application/wording/address-register.ts';
import type { DarAddress } from '../../../domain/address.ts';
import { formatAddressLines } from '../../../domain/address.ts';
import { useStation } from '../../app/station.ts';
import { type Texts, useLocale, useTexts } from '../../i18n/locale.tsx';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Icon } from '../../ui/icon.tsx';
import { moveFocusTo } from '../../ui/move-focus.ts';
import { texts } from './texts.ts';

interface AddressBoxProps {
  readonly text: string;
  readonly address: DarAddress | undefined;
  readonly error: string | undefined;
  readonly warning: string | undefined;
  readonly onText: (text: string) => void;
  readonly onAddress: (address: DarAddress, text: string) => void;
  readonly onClear: () => void;
}

const words: Texts<{ readonly count: (count: number) => string; readonly nothing: string }> = {
  da: {
    count: (count) => (count === 1 ? '1 forslag' : `${count} forslag`),
    nothing: 'Ingen adresser passer. Se efter stavemåden, eller skriv postnummeret først.',
  },
  en: {
    count: (count) => (count === 1 ? '1 suggestion' : `${count} suggestions`),
    nothing: 'No address fits. Check the spelling, or write the postcode first.',
  },
};

const none: AddressAnswer = { suggestions: [] };

/** Finds a DAR address as the clerk types. What is only typed is kept in the draft, never registered. */
export const AddressBox = (props: AddressBoxProps) => {
  const { text, address, error, warning, onText, onAddress, onClear } = props;
  const { register, identity } = useStation();
  const t = useTexts(texts);
  const w = useTexts(words);
  const locale = useLocale();
  const [answer, setAnswer] = useState<AddressAnswer>(none);
  const [asked, setAsked] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const changing = useRef(false);

  useEffect(() => {
    let superseded = false;
    if (address !== undefined || text.trim() === '') return;
    void register.search(text, { limit: 8, kommuneCode: identity.kommuneCode }).then((found) => {
      if (superseded) return;
      setAnswer(found);
      setAsked(text);
    });
    return () => {
      superseded = true;
    };
  }, [text, address, register, identity.kommuneCode]);

  useEffect(() => {
    // "Ret adressen" brings the box back; the caret belongs in it.
    if (address === undefined && changing.current) input.current?.focus();
    changing.current = false;
  }, [address]);

  if (address !== undefined) {
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
          <Button
            kind="link"
            icon="edit"
            onClick={() => {
              changing.current = true;
              onClear();
            }}
          >
            {t.changeAddress}
          </Button>
        </div>
        {warning !== undefined && <span className="bp-warning">{warning}</span>}
      </div>
    );
  }

  // While the next answer is on its way the last one stays, so that the list does not flicker.
  const { suggestions, gap } = text.trim() === '' ? none : answer;
  const settled = asked === text && text.trim() !== '';
  const status = !settled
    ? ''
    : gap !== undefined && suggestions.length === 0
      ? explainAddressGap(gap, locale)
      : suggestions.length === 0
        ? w.nothing
        : w.count(suggestions.length);
  return (
    <Combobox
      ref={input}
      id="address"
      label={t.address}
      hint={
        gap !== undefined && suggestions.length > 0 && settled
          ? explainAddressGap(gap, locale)
          : t.addressHint
      }
      error={error}
      warning={warning}
      value={text}
      status={status}
      onText={onText}
      options={suggestions.map((suggestion) => ({
        key: `${suggestion.kind} ${suggestion.text} ${suggestion.detail}`,
        label: <Highlighted text={suggestion.label} highlights={suggestion.highlights} />,
        detail: suggestion.detail,
      }))}
      onChoose={(index) => {
        const chosen = suggestions[index];
        if (chosen === undefined) return;
        if (chosen.kind === 'address') {
          onAddress(chosen.address, chosen.text);
          // The address is settled; the next keystroke belongs to the date.
          moveFocusTo('moveInDate');
        } else onText(chosen.text);
      }}
      key={locale}
    />
  );
};

const Highlighted = ({ text, highlights }: { text: string; highlights: readonly Highlight[] }) => {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { from, to } of highlights) {
    if (from < at || to > text.length) continue;
    parts.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>);
    at = to;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
};
