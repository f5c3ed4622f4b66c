import type { ReactNode } from 'react';
import type { WordKey } from '../texts/catalogue.ts';
import { Button } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { Plain, Say, useDay, useWords } from '../ui/say.tsx';
import { AddressLines } from './address-screen.tsx';
import type { ScreenProps } from './screen.ts';

/** All that was told, once more, with a way to change each part. */
export const CheckScreen = ({ session, visit, frame }: ScreenProps) => {
  const words = useWords();
  const day = useDay();
  const { fields, address, moveInDate, companions, sendFailed } = visit;
  const row = (label: WordKey, step: 'how' | 'address' | 'move-in' | 'household', told: ReactNode) => (
    <div>
      <dt>
        <Say text={label} />
      </dt>
      <dd>
        <div>{told}</div>
        <Button
          icon="edit"
          aria-label={`${words('change')}: ${words(label)}`}
          onClick={() => session.dispatch({ kind: 'change', step })}
        >
          <Say text="change" />
        </Button>
      </dd>
    </div>
  );
  return (
    <Page
      title="checkTitle"
      text="checkText"
      {...frame}
      next={
        <Button kind="main" icon="check" onClick={() => void session.send()}>
          <Say text="send" />
        </Button>
      }
    >
      {sendFailed && (
        <p className="k-problem" role="alert">
          <Say text="sendFailed" />
        </p>
      )}
      <dl className="k-told k-changes">
        {row(
          'number',
          'how',
          fields.cpr === undefined ? <Say text="notTold" /> : <Plain text={fields.cpr.text} />,
        )}
        {fields.name !== undefined && row('name', 'how', <Plain text={fields.name.text} />)}
        {row('address', 'address', <AddressLines address={address} />)}
        {row(
          'moveIn',
          'move-in',
          moveInDate === undefined ? <Say text="notTold" /> : <bdi>{day(moveInDate)}</bdi>,
        )}
        {row(
          'household',
          'household',
          companions.length === 0 ? (
            <Say text="nobody" />
          ) : (
            companions.map(({ name }, at) => (
              <span className="k-address-line" key={`${name} ${String(at)}`}>
                <Plain text={name} />
              </span>
            ))
          ),
        )}
      </dl>
      <p className="k-note">
        <Say text="notRegistered" />
      </p>
    </Page>
  );
};
