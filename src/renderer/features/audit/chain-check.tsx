import { useState } from 'react';
import type { ChainFault } from '../../../application/ports/audit-trail.ts';
import { useStation } from '../../app/station.ts';
import { useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { texts } from './texts.ts';

type Outcome =
  | { readonly kind: 'verifying' }
  | { readonly kind: 'whole'; readonly entries: number }
  | { readonly kind: 'broken'; readonly fault: ChainFault };

/** Walks the whole chain and says what it found. */
export const ChainCheck = () => {
  const t = useTexts(texts);
  const { trail } = useStation();
  const [outcome, setOutcome] = useState<Outcome>();

  async function verify(): Promise<void> {
    setOutcome({ kind: 'verifying' });
    const fault = await trail.findFault();
    if (fault !== undefined) return setOutcome({ kind: 'broken', fault });
    setOutcome({ kind: 'whole', entries: (await trail.findHead()).seq });
  }

  return (
    <>
      <Button icon="check" disabled={outcome?.kind === 'verifying'} onClick={() => void verify()}>
        {outcome?.kind === 'verifying' ? t.verifying : t.verify}
      </Button>
      {outcome?.kind === 'whole' && (
        <Alert variant="success" announce>
          {t.whole(outcome.entries)}
        </Alert>
      )}
      {outcome?.kind === 'broken' && (
        <Alert variant="error" heading={t.broken} announce>
          <p>{t.fault(outcome.fault)}</p>
          <p>{t.faultAdvice}</p>
        </Alert>
      )}
    </>
  );
};
