import { useTexts } from '../i18n/locale.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { homeOf } from './may-enter.ts';
import { goTo } from './route.ts';
import { texts } from './shell-texts.ts';
import { useStation } from './station.ts';

/** An address that is not for one's role. It tells nothing of what is there. */
export const NotAllowedPage = () => {
  const t = useTexts(texts);
  const { clerk } = useStation();
  return (
    <div className="bp-narrow">
      <Alert variant="info" heading={t.notAllowed}>
        {t.notAllowedText}
      </Alert>
      <Button onClick={() => goTo(homeOf(clerk))}>{t.home}</Button>
    </div>
  );
};
