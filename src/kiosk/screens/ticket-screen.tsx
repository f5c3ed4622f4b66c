import { useEffect, useMemo } from 'react';
import { formatTicket, type Ticket } from '../../domain/ticket.ts';
import { useCountdown } from '../../renderer/ui/use-countdown.ts';
import { findLanguage } from '../texts/languages.ts';
import { Button } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { qrPath } from '../ui/qr-path.ts';
import { Plain, Say, SpeakLanguage, useLanguage } from '../ui/say.tsx';

interface TicketScreenProps {
  readonly ticket: Ticket;
  /** The counter cannot find it yet. */
  readonly officeIsFull: boolean;
  readonly progress: { readonly step: number; readonly steps: number };
  readonly onPrint: () => void;
  readonly onDone: () => void;
}

/** How long a ticket stands there by itself. Seconds. */
const shownFor = 60;

/** The number to show at the desk. It names nobody, and the screen is cleared by itself. */
export const TicketScreen = ({ ticket, officeIsFull, progress, onPrint, onDone }: TicketScreenProps) => {
  const [left, begin] = useCountdown();
  const code = useMemo(() => qrPath(ticket), [ticket]);
  const printed = formatTicket(ticket);
  const { tag } = useLanguage();
  useEffect(() => {
    begin(shownFor);
    const timer = setTimeout(onDone, shownFor * 1000);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-deps -- once for each ticket
  }, [ticket]);
  return (
    <Page
      title="ticketTitle"
      text="ticketText"
      progress={progress}
      next={
        <>
          <Button icon="print" onClick={onPrint}>
            <Say text="print" />
          </Button>
          <Button kind="main" icon="check" onClick={onDone}>
            <Say text="done" />
          </Button>
        </>
      }
    >
      <div className="k-ticket">
        <p className="k-ticket-number" data-ticket={ticket}>
          <Plain text={printed} />
        </p>
        <svg className="k-qr" viewBox={`0 0 ${code.size} ${code.size}`} role="img" aria-label={printed}>
          <path d={code.path} />
        </svg>
        <div className="k-on-paper">
          {tag !== 'da' && <OnPaper />}
          <SpeakLanguage language={findLanguage('da')}>
            <OnPaper />
          </SpeakLanguage>
        </div>
      </div>
      {officeIsFull && (
        <p className="k-lead">
          <Say text="ticketWaits" />
        </p>
      )}
      <p className="k-note">
        <Say text="notRegistered" />
      </p>
      {left > 0 && (
        <p className="k-quiet" aria-hidden="true">
          <Say text="leaving" values={{ seconds: left }} />
        </p>
      )}
    </Page>
  );
};

/** What the slip is for, in one language. It names nobody. */
const OnPaper = () => {
  const { tag, direction } = useLanguage();
  return (
    <p lang={tag} dir={direction}>
      <Say text="ticketText" /> <Say text="notRegistered" />
    </p>
  );
};
