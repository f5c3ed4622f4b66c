import { useEffect, useRef, useState } from 'react';
import type { AddressAnswer, AddressSuggestion } from '../../application/ports/address-register.ts';
import { formatAddressLines } from '../../domain/address.ts';
import type { IntakeAddress } from '../../domain/intake.ts';
import { Button } from '../ui/button.tsx';
import { Keyboard } from '../ui/keyboard.tsx';
import { Page } from '../ui/page.tsx';
import { Plain, Say, useWords } from '../ui/say.tsx';
import { TypedLine } from '../ui/typed-line.tsx';
import type { ScreenProps } from './screen.ts';

const none: AddressAnswer = { suggestions: [] };

/** The address from the register, step by step; one that is not found there is written down for the clerk. */
export const AddressScreen = ({ session, visit, frame }: ScreenProps) => {
  const words = useWords();
  const [text, setText] = useState(() => typedOf(visit.address));
  const [found, setFound] = useState({ text: '', answer: none });
  const line = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (text.trim() === '') return;
    let isSuperseded = false;
    void session.search(text).then((answer) => {
      if (!isSuperseded) setFound({ text, answer });
    });
    return () => {
      isSuperseded = true;
    };
  }, [text, session]);

  async function choose(suggestion: AddressSuggestion): Promise<void> {
    if (suggestion.kind !== 'address') {
      setText(suggestion.text);
      line.current?.querySelector('input')?.focus();
      return;
    }
    const registerDate = await session.findRegisterDate();
    session.dispatch({
      kind: 'address-chosen',
      address: { kind: 'found', address: suggestion.address, registerDate },
    });
  }
  const giveUp = (): void => {
    const typed = text.trim();
    session.dispatch({
      kind: 'address-chosen',
      address: typed === '' ? { kind: 'none' } : { kind: 'typed', text: typed },
    });
  };
  const { suggestions } = text.trim() === '' ? none : found.answer;
  const isEmpty = suggestions.length === 0 && text.trim().length > 2 && found.text === text;
  return (
    <Page
      title="addressTitle"
      text="addressText"
      {...frame}
      next={
        <Button icon="help" onClick={giveUp}>
          <Say text="addressUnknown" />
        </Button>
      }
    >
      <div className="k-address">
        <div ref={line} className="k-address-typed">
          <TypedLine label={words('address')} inputMode="none" text={text} onText={setText} />
        </div>
        <div role="status" className="k-problem">
          {isEmpty && <Say text="addressNone" />}
        </div>
        <ul className="k-suggestions" dir="ltr" lang="da">
          {suggestions.map((suggestion) => (
            <li key={`${suggestion.label} ${suggestion.detail}`}>
              <button type="button" className="k-suggestion" onClick={() => void choose(suggestion)}>
                <strong>{suggestion.label}</strong>
                <span>{suggestion.detail}</span>
              </button>
            </li>
          ))}
        </ul>
        <Keyboard text={text} onText={setText} />
      </div>
    </Page>
  );
};

const typedOf = (address: IntakeAddress): string => {
  if (address.kind === 'none') return '';
  return address.kind === 'typed' ? address.text : formatAddressLines(address.address).join(', ');
};

/** The address as an envelope has it, or what was typed. */
export const AddressLines = ({ address }: { address: IntakeAddress }) => {
  if (address.kind === 'none') return <Say text="notTold" />;
  const lines = address.kind === 'typed' ? [address.text] : formatAddressLines(address.address);
  return lines.map((line) => (
    <span className="k-address-line" key={line}>
      <Plain text={line} />
    </span>
  ));
};
