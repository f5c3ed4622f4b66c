import { useStore } from 'zustand';
import { useTexts } from '../../renderer/i18n/locale.tsx';
import { Alert } from '../../renderer/ui/alert.tsx';
import { Button } from '../../renderer/ui/button.tsx';
import { useOffice } from '../app/office.ts';
import { texts } from './texts.ts';

/** Where a number lies on the clipboard longer than it may, everybody who looks at the page sees it. */
export const ClipboardLine = () => {
  const t = useTexts(texts);
  const { clipboard } = useOffice();
  const { kind } = useStore(clipboard.state);
  if (kind !== 'overdue') return null;
  return (
    <Alert variant="error" heading={t.overdue} announce>
      <div className="bp-dismissible">
        <span>{t.overdueText}</span>
        <Button small onClick={() => void clipboard.clear()}>
          {t.emptyNow}
        </Button>
      </div>
    </Alert>
  );
};
