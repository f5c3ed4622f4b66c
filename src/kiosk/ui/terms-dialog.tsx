import { terms } from '../texts/terms.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Say } from './say.tsx';

/** The Danish words of the law and the letter, explained in the citizen's language. */
export const TermsDialog = ({ onClose }: { onClose: () => void }) => (
  <Dialog title="words" onCancel={onClose}>
    <dl className="k-terms">
      {terms.map(({ danish, explanation }) => (
        <div key={danish}>
          <dt>
            <bdi lang="da" dir="ltr" className="k-term">
              {danish}
            </bdi>
          </dt>
          <dd>
            <Say text={explanation} />
          </dd>
        </div>
      ))}
    </dl>
    <Button kind="main" icon="check" autoFocus onClick={onClose}>
      <Say text="close" />
    </Button>
  </Dialog>
);
