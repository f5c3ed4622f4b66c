import { useState } from 'react';
import { useStore } from 'zustand';
import type { PageLock } from '../lock/page-lock.ts';
import { AddressScreen } from '../screens/address-screen.tsx';
import { CameraScreen } from '../screens/camera-screen.tsx';
import { CheckScreen } from '../screens/check-screen.tsx';
import { ConfirmScreen } from '../screens/confirm-screen.tsx';
import { HouseholdScreen } from '../screens/household-screen.tsx';
import { HowScreen } from '../screens/how-screen.tsx';
import { MoveInScreen } from '../screens/move-in-screen.tsx';
import { NumberScreen } from '../screens/number-screen.tsx';
import { ReadingScreen } from '../screens/reading-screen.tsx';
import { ScannerScreen } from '../screens/scanner-screen.tsx';
import type { ScreenProps } from '../screens/screen.ts';
import { TicketScreen } from '../screens/ticket-screen.tsx';
import { TroubleScreen } from '../screens/trouble-screen.tsx';
import { WhoScreen } from '../screens/who-screen.tsx';
import type { CitizenSession } from '../session/citizen-session.ts';
import { canGoBack, progressOf } from '../session/visit.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Page } from '../ui/page.tsx';
import { Say } from '../ui/say.tsx';
import { IdleReset } from './idle-reset.tsx';
import type { ScannerFolder } from './scanner-folder.ts';

interface CitizenWayProps {
  readonly session: CitizenSession;
  readonly scanner: ScannerFolder | undefined;
  readonly lock: PageLock;
  readonly onEnd: () => void;
}

/** One citizen's way through the pages, and the three ends of it: finished, stopped, gone. */
export const CitizenWay = (props: CitizenWayProps) => {
  const { session, onEnd } = props;
  const [isStopping, setIsStopping] = useState(false);
  return (
    <>
      <StepScreen {...props} onStop={() => setIsStopping(true)} />
      {isStopping && (
        <Dialog title="stopTitle" onCancel={() => setIsStopping(false)}>
          <p>
            <Say text="stopText" />
          </p>
          <div className="k-ways">
            <Button icon="close" onClick={onEnd}>
              <Say text="stopYes" />
            </Button>
            <Button kind="main" icon="check" autoFocus onClick={() => setIsStopping(false)}>
              <Say text="stopNo" />
            </Button>
          </div>
        </Dialog>
      )}
      <IdleReset session={session} onIdle={onEnd} />
    </>
  );
};

const StepScreen = ({
  session,
  scanner,
  lock,
  onEnd,
  onStop,
}: CitizenWayProps & { readonly onStop: () => void }) => {
  const visit = useStore(session.state, (state) => state.visit);
  const progress = progressOf(visit.step);
  const back = canGoBack(visit) ? () => session.dispatch({ kind: 'back' }) : undefined;
  const given: ScreenProps = { session, visit, frame: { progress, onBack: back, onStop } };
  switch (visit.step) {
    case 'how':
      return <HowScreen {...given} hasScanner={scanner !== undefined} />;
    case 'camera':
      return <CameraScreen {...given} />;
    case 'scanner':
      return scanner === undefined ? null : <ScannerScreen {...given} scanner={scanner} />;
    case 'reading':
      return <ReadingScreen {...given} />;
    case 'trouble':
      return <TroubleScreen {...given} />;
    case 'who':
      return <WhoScreen {...given} />;
    case 'number':
      return <NumberScreen {...given} />;
    case 'confirm':
      return <ConfirmScreen {...given} />;
    case 'address':
      return <AddressScreen {...given} />;
    case 'move-in':
      return <MoveInScreen {...given} />;
    case 'household':
      return <HouseholdScreen {...given} />;
    case 'check':
      return <CheckScreen {...given} />;
    case 'sending':
      return <Page title="sending" progress={progress} />;
    case 'ticket':
      return visit.ticket === undefined ? null : (
        <TicketScreen
          ticket={visit.ticket}
          officeIsFull={visit.officeIsFull}
          progress={progress}
          onPrint={() => lock.printTicket()}
          onDone={onEnd}
        />
      );
  }
};
