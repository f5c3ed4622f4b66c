import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { WordKey } from '../texts/catalogue.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { ReadAloud } from './read-aloud.tsx';
import { Say, useWords } from './say.tsx';
import { TermsDialog } from './terms-dialog.tsx';

interface PageProps {
  readonly title: WordKey;
  readonly text?: WordKey;
  readonly progress?: { readonly step: number; readonly steps: number };
  readonly onBack?: (() => void) | undefined;
  readonly onStop?: () => void;
  /** The way on, at the end of the bar, where a thumb reaches it from a wheelchair. */
  readonly next?: ReactNode;
  readonly children?: ReactNode;
}

/** One question on the screen: what is asked above, what is answered in the middle, ways on and out below. */
export const Page = ({ title, text, progress, onBack, onStop, next, children }: PageProps) => {
  const words = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const [hasTerms, setHasTerms] = useState(false);
  // Whoever hears the screen hears that it is another one.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className="k-page">
      <header className="k-head">
        {progress !== undefined && (
          <p className="k-step">
            <Say text="step" values={{ ...progress }} />
          </p>
        )}
        <div className="k-head-ways">
          <ReadAloud keys={text === undefined ? [title] : [title, text]} />
          <button type="button" className="k-small" onClick={() => setHasTerms(true)}>
            <Icon name="help" />
            <span>{words('words')}</span>
          </button>
        </div>
      </header>
      <main className="k-body">
        <h1 ref={heading} tabIndex={-1}>
          <Say text={title} />
        </h1>
        {text !== undefined && (
          <p className="k-lead">
            <Say text={text} />
          </p>
        )}
        {children}
      </main>
      <footer className="k-foot">
        <p className="k-desk">
          <Icon name="support-agent" />
          <Say text="desk" />
        </p>
        <div className="k-ways">
          {onStop !== undefined && (
            <Button icon="close" onClick={onStop}>
              <Say text="stop" />
            </Button>
          )}
          {onBack !== undefined && (
            <Button icon="arrow-back" onClick={onBack}>
              <Say text="back" />
            </Button>
          )}
          {next}
        </div>
      </footer>
      {hasTerms && <TermsDialog onClose={() => setHasTerms(false)} />}
    </div>
  );
};
