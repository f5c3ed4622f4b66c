import type { ReactNode } from 'react';
import type { StaleStanding } from '../../application/address-check.ts';
import { printChange } from '../../application/wording/address-standing.ts';
import type { DarAddress } from '../../domain/address.ts';
import { type Texts, useLocale, useTexts } from '../i18n/locale.tsx';
import { Alert } from '../ui/alert.tsx';

interface AddressNoticeProps {
  readonly stored: DarAddress;
  readonly standing: StaleStanding;
  /** What has become of the address, and what to do. */
  readonly text: string;
  readonly children?: ReactNode;
}

const words: Texts<{ readonly before: string; readonly now: string }> = {
  da: { before: 'Før', now: 'Nu' },
  en: { before: 'Before', now: 'Now' },
};

/** An address that the register has otherwise since it was chosen: the old and, where there is one, the new. */
export const AddressNotice = ({ stored, standing, text, children }: AddressNoticeProps) => {
  const w = useTexts(words);
  const locale = useLocale();
  return (
    <Alert variant="warning">
      <p>{text}</p>
      {standing.kind === 'changed' && (
        <dl className="bp-old-new">
          {printChange(stored, standing.now, locale).map((line, at) => (
            <div key={at === 0 ? 'before' : 'now'}>
              <dt>{at === 0 ? w.before : w.now}</dt>
              <dd>{line}</dd>
            </div>
          ))}
        </dl>
      )}
      {children}
    </Alert>
  );
};
