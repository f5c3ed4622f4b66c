import { useEffect, useState } from 'react';
import { createBundleCrypto } from '../../application/bundle/bundle-crypto.ts';
import type { BundleWeb, Bytes } from '../../application/bundle/bundle-web.ts';
import { toMovedForm } from '../../application/move-across/moved-form.ts';
import { sealParcel } from '../../application/move-across/parcel.ts';
import { findStoredForm } from '../../application/registration-form/form.ts';
import type { RegistrationId } from '../../domain/registration.ts';
import { holdsRealNumber } from '../../training/withhold-real.ts';
import { findRecipient, leaveParcel } from '../app/arrivals.ts';
import { goTo } from '../app/route.ts';
import { systemClock } from '../host/system-clock.ts';
import { type Texts, useTexts } from '../i18n/locale.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import type { Sitting } from './sitting.ts';

interface RealCaseTexts {
  readonly heading: string;
  readonly text: string;
  readonly slip: string;
  readonly real: string;
  readonly move: string;
  readonly moveText: string;
  readonly moved: string;
  readonly movedText: string;
  readonly typeAgain: string;
  readonly typeAgainText: string;
  readonly notMoved: string;
  readonly close: string;
}

const texts: Texts<RealCaseTexts> = {
  da: {
    heading: 'Er det en rigtig sag?',
    text: 'Nummeret, der blev skrevet, kan tilhøre et rigtigt menneske. Det er afvist, og øvelsen gemmer intet af det, der står i denne registrering.',
    slip: 'Nej, kassér det, jeg skrev',
    real: 'Ja, det er en rigtig sag',
    move: 'Flyt sagen, og stop øvelsen',
    moveText:
      'Navn, datoer, opholdsgrundlag og sagsnummer flyttes under forsegling til den rigtige station på denne maskine. Nummer og adresse kommer ikke med; dem skriver du der. Øvelsens data slettes.',
    moved: 'Sagen er flyttet',
    movedText:
      'Åbn den rigtige station, og log ind. På skranken står »En sag, der blev begyndt i øvelsen, er flyttet hertil«. At den blev taget ind, står i stationens revisionsspor.',
    typeAgain: 'Slet øvelsens data',
    typeAgainText:
      'Der er ingen rigtig station i denne browser, som sagen kan forsegles til. Skriv den igen på den rigtige station; den er ikke gemt her. Når du trykker, slettes øvelsens data, så der heller ikke er rester.',
    notMoved: 'Sagen kunne ikke flyttes. Skriv den igen på den rigtige station, og stop så opgaven.',
    close: 'Slet øvelsens data, og luk opgaven',
  },
  en: {
    heading: 'Is it a real case?',
    text: 'The number that was entered may be a real person’s. It has been refused, and training keeps nothing of what stands in this registration.',
    slip: 'No, discard what I typed',
    real: 'Yes, it is a real case',
    move: 'Move the case and stop the training',
    moveText:
      'Name, dates, legal basis and case number are moved under seal to the real station on this machine. Number and address do not come along; you type them there. The training’s data is deleted.',
    moved: 'The case has been moved',
    movedText:
      'Open the real station and sign in. Its desk says “A case that was begun in training has been moved here”. That it was taken in stands in the station’s audit trail.',
    typeAgain: 'Delete the training’s data',
    typeAgainText:
      'There is no real station in this browser that the case could be sealed to. Type it again at the real station; it has not been kept here. When you press, the training’s data is deleted, so that nothing remains.',
    notMoved: 'The case could not be moved. Type it again at the real station, and then stop the task.',
    close: 'Delete the training’s data and close the task',
  },
};

interface RealCaseProps {
  readonly sitting: Sitting;
  readonly form: RegistrationId;
  readonly onStop: () => Promise<void>;
}

type Step = 'asked' | 'real' | 'moved' | 'not-moved';

/** Somebody has typed a number into training that a real person could have. */
export const RealCase = ({ sitting, form, onStop }: RealCaseProps) => {
  const t = useTexts(texts);
  const [step, goOn] = useState<Step>('asked');
  const recipient = useRecipient();

  async function discard(): Promise<void> {
    await sitting.letGoOf(form);
    goTo({ screen: 'desk' });
  }
  async function move(to: Bytes): Promise<void> {
    goOn((await moveAcross(sitting, form, to)) ? 'moved' : 'not-moved');
  }

  return (
    <div className="bp-real">
      <Alert
        variant={step === 'moved' ? 'success' : 'error'}
        heading={step === 'moved' ? t.moved : t.heading}
        announce
      >
        {step === 'asked' && (
          <>
            <p>{t.text}</p>
            <div className="bp-task-buttons">
              <Button small onClick={() => void discard()}>
                {t.slip}
              </Button>
              <Button kind="primary" small onClick={() => goOn('real')}>
                {t.real}
              </Button>
            </div>
          </>
        )}
        {step === 'real' && recipient !== undefined && (
          <>
            <p>{t.moveText}</p>
            <Button kind="primary" small onClick={() => void move(recipient)}>
              {t.move}
            </Button>
          </>
        )}
        {step === 'real' && recipient === undefined && (
          <>
            <p>{t.typeAgainText}</p>
            <Button kind="primary" small onClick={() => void onStop()}>
              {t.typeAgain}
            </Button>
          </>
        )}
        {(step === 'moved' || step === 'not-moved') && (
          <>
            <p>{step === 'moved' ? t.movedText : t.notMoved}</p>
            <Button kind="primary" small onClick={() => void onStop()}>
              {t.close}
            </Button>
          </>
        )}
      </Alert>
    </div>
  );
};

/** Seals what was typed to the station of this browser. What the form holds is in memory alone until then. */
async function moveAcross(sitting: Sitting, form: RegistrationId, to: Bytes): Promise<boolean> {
  const draft = await sitting.findStation()?.drafts.findDraft(form);
  const stored = findStoredForm(draft?.form);
  if (stored === undefined) return false;
  const today = systemClock.today();
  const moved = toMovedForm(stored, (text) => holdsRealNumber(text, today));
  const crypto = createBundleCrypto(globalThis as unknown as BundleWeb);
  return leaveParcel(await sealParcel(crypto, to, moved));
}

function useRecipient(): Bytes | undefined {
  const [recipient, setRecipient] = useState<Bytes>();
  useEffect(() => {
    let gone = false;
    void findRecipient().then((found) => {
      if (!gone) setRecipient(found);
    });
    return () => {
      gone = true;
    };
  }, []);
  return recipient;
}
