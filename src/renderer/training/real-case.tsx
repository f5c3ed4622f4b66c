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
  readonly back: string;
  readonly moveHeading: string;
  readonly move: string;
  readonly moveText: string;
  readonly moved: string;
  readonly movedText: string;
  readonly typeAgainHeading: string;
  readonly typeAgain: string;
  readonly typeAgainText: string;
  readonly notMoved: string;
  readonly close: string;
  readonly openReal: string;
}

const texts: Texts<RealCaseTexts> = {
  da: {
    heading: 'Er det en rigtig sag?',
    text: 'Der er skrevet et nummer, som kan tilhøre et rigtigt menneske. Det er ikke farligt: øvelsen har afvist nummeret og gemmer intet af det, der står i denne registrering. Ramte du bare forkert, så kassér det, og skriv opgavens nummer. Står der en borger foran dig, så er det en rigtig sag.',
    slip: 'Nej, kassér det, jeg skrev',
    real: 'Ja, det er en rigtig sag',
    back: 'Tilbage',
    moveHeading: 'Flyt sagen til den rigtige station',
    move: 'Flyt sagen, og stop øvelsen',
    moveText:
      'Navn, datoer, opholdsgrundlag og sagsnummer flyttes under forsegling til den rigtige station på denne maskine: kun den, der logger ind dér, kan åbne dem. Nummer og adresse kommer ikke med; dem skriver du der. Opgaven stopper uden resultat, og øvelsens data slettes.',
    moved: 'Sagen er flyttet',
    movedText:
      'Åbn den rigtige station, og log ind. På skranken står »En sag, der blev begyndt i øvelsen, er flyttet hertil«. At den blev taget ind, står i stationens revisionsspor.',
    typeAgainHeading: 'Skriv sagen på den rigtige station',
    typeAgain: 'Slet øvelsens data',
    typeAgainText:
      'Der er ingen rigtig station i denne browser, som sagen kan flyttes til. Skriv den igen på den rigtige station; den er ikke gemt her. Når du trykker, slettes øvelsens data, så der heller ikke er rester.',
    notMoved: 'Sagen kunne ikke flyttes. Skriv den igen på den rigtige station, og stop så opgaven.',
    close: 'Slet øvelsens data, og luk opgaven',
    openReal: 'Slet øvelsens data, og åbn den rigtige station',
  },
  en: {
    heading: 'Is it a real case?',
    text: 'A number was entered that a real person may have. No harm is done: training has refused it, and keeps nothing of what stands in this registration. If it was a slip, discard it and type the number of the task. If a citizen stands before you, it is a real case.',
    slip: 'No, discard what I typed',
    real: 'Yes, it is a real case',
    back: 'Back',
    moveHeading: 'Move the case to the real station',
    move: 'Move the case and stop the training',
    moveText:
      'Name, dates, legal basis and case number are moved under seal to the real station on this machine: only who signs in there can open them. Number and address do not come along; you type them there. The task stops without a result, and the training’s data is deleted.',
    moved: 'The case has been moved',
    movedText:
      'Open the real station and sign in. Its desk says “A case that was begun in training has been moved here”. That it was taken in stands in the station’s audit trail.',
    typeAgainHeading: 'Type the case at the real station',
    typeAgain: 'Delete the training’s data',
    typeAgainText:
      'There is no real station in this browser that the case could be moved to. Type it again at the real station; it has not been kept here. When you press, the training’s data is deleted, so that nothing remains.',
    notMoved: 'The case could not be moved. Type it again at the real station, and then stop the task.',
    close: 'Delete the training’s data and close the task',
    openReal: 'Delete the training’s data and open the real station',
  },
};

interface RealCaseProps {
  readonly sitting: Sitting;
  readonly form: RegistrationId;
  readonly onStop: () => Promise<void>;
}

/** Of the browser station: its pages are served beside the course's. Elsewhere it is a program of its own. */
const realStation = location.protocol.startsWith('http') ? '/' : undefined;

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
  async function openReal(address: string): Promise<void> {
    await onStop();
    location.assign(address);
  }
  async function move(to: Bytes): Promise<void> {
    goOn((await moveAcross(sitting, form, to)) ? 'moved' : 'not-moved');
  }

  return (
    <div className="bp-real">
      <Alert
        variant={step === 'moved' ? 'success' : 'warning'}
        heading={headingOf(step, recipient !== undefined, t)}
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
            <div className="bp-task-buttons">
              <Button small onClick={() => goOn('asked')}>
                {t.back}
              </Button>
              <Button kind="primary" small onClick={() => void move(recipient)}>
                {t.move}
              </Button>
            </div>
          </>
        )}
        {step === 'real' && recipient === undefined && (
          <>
            <p>{t.typeAgainText}</p>
            <div className="bp-task-buttons">
              <Button small onClick={() => goOn('asked')}>
                {t.back}
              </Button>
              <Button kind="primary" small onClick={() => void onStop()}>
                {t.typeAgain}
              </Button>
            </div>
          </>
        )}
        {(step === 'moved' || step === 'not-moved') && (
          <>
            <p>{step === 'moved' ? t.movedText : t.notMoved}</p>
            <div className="bp-task-buttons">
              <Button
                kind={realStation === undefined ? 'primary' : 'secondary'}
                small
                onClick={() => void onStop()}
              >
                {t.close}
              </Button>
              {realStation !== undefined && (
                <Button kind="primary" small onClick={() => void openReal(realStation)}>
                  {t.openReal}
                </Button>
              )}
            </div>
          </>
        )}
      </Alert>
    </div>
  );
};

function headingOf(step: Step, canMove: boolean, t: RealCaseTexts): string {
  if (step === 'asked') return t.heading;
  if (step === 'moved') return t.moved;
  return step === 'real' && canMove ? t.moveHeading : t.typeAgainHeading;
}

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
