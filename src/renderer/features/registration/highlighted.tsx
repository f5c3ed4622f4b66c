import type { ReactNode } from 'react';
import type { Highlight } from '../../../application/ports/address-register.ts';

/** A text with the parts marked that were typed. */
export const Highlighted = ({ text, highlights }: { text: string; highlights: readonly Highlight[] }) => {
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
