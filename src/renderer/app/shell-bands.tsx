import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { AlignReport } from '../../store/align.ts';
import type { ConservationFault } from '../../store/conservation.ts';
import { useTexts } from '../i18n/locale.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { nameRegister, texts } from './band-texts.ts';
import { mayEnter } from './may-enter.ts';
import { addressOf, useRoute } from './route.ts';
import { useStation } from './station.ts';
import { isNotable } from './station-health.ts';
import { versionsOf } from './station-lists.ts';

/** How the station itself is, where everybody must know. Nothing is here on a day when all is well. */
export const ShellBands = () => {
  const t = useTexts(texts);
  const { health } = useStation();
  const { hasRoom, mended, conservation, drift, standIn } = useStore(health);
  return (
    <div className="bp-bands">
      <RoomBand hasRoom={hasRoom} />
      {conservation !== undefined && <ConservationBand fault={conservation} />}
      {mended !== undefined && <MendedBand report={mended} />}
      <RuleListBand />
      {standIn?.insteadOf !== undefined && (
        <Alert variant="warning">{t.standIn(nameRegister(standIn.insteadOf), nameRegister(standIn))}</Alert>
      )}
      {isNotable(drift) && <Alert variant="warning">{t.drift(Math.round(drift / 60_000))}</Alert>}
    </div>
  );
};

/** A newer list would decide otherwise: said where the day begins, to those who may see the records. */
const RuleListBand = () => {
  const t = useTexts(texts);
  const { clerk, lists } = useStation();
  const { screen } = useRoute();
  const { changed = [] } = useStore(lists.state);
  const isDue = changed.length > 0 && screen === 'desk' && mayEnter(clerk, { screen: 'rule-list' });
  // What was corrected or withdrawn since the last look is none of them any more.
  useEffect(() => {
    if (isDue) void lists.look();
  }, [isDue, lists]);
  if (!isDue) return null;
  return (
    <Alert variant="warning" heading={t.ruleList(versionsOf(changed), changed.length)}>
      <a href={addressOf({ screen: 'rule-list' })}>{t.seeRuleList}</a>
    </Alert>
  );
};

const RoomBand = ({ hasRoom }: { hasRoom: boolean }) => {
  const t = useTexts(texts);
  const wasFull = useRef(false);
  const [isBack, setIsBack] = useState(false);
  useEffect(() => {
    setIsBack(hasRoom && wasFull.current);
    wasFull.current = !hasRoom;
  }, [hasRoom]);
  if (!hasRoom) {
    return (
      <div className="bp-band-stays">
        <Alert variant="error" heading={t.full} announce>
          {t.fullText}
        </Alert>
      </div>
    );
  }
  if (!isBack) return null;
  return (
    <Alert variant="success" announce>
      <Dismissible onDismiss={() => setIsBack(false)}>{t.roomAgain}</Dismissible>
    </Alert>
  );
};

const MendedBand = ({ report }: { report: AlignReport }) => {
  const t = useTexts(texts);
  const [seen, setSeen] = useState<AlignReport>();
  const { restored, mended, lost } = report;
  if (seen === report) return null;
  return (
    <Alert variant={lost > 0 ? 'warning' : 'info'} announce>
      <Dismissible onDismiss={() => setSeen(report)}>
        {restored + mended > 0 && t.mended(restored + mended)} {lost > 0 ? t.lost : t.nothingLost}
      </Dismissible>
    </Alert>
  );
};

/** More than a clerk can do anything with, but IT must be able to read them over the telephone. */
const mostIds = 5;

const ConservationBand = ({ fault }: { fault: ConservationFault }) => {
  const t = useTexts(texts);
  const { clerk } = useStation();
  const { created, found } = fault;
  const ids = [...new Set([...fault.lost, ...fault.empty, ...fault.stray])];
  const maySee = mayEnter(clerk, { screen: 'outbox' });
  return (
    <Alert variant="error" heading={t.conservation(created, found)} announce>
      <p>{t.conservationText}</p>
      {ids.length > 0 && (
        <ul className="bp-fault-ids">
          {ids.slice(0, mostIds).map((id) => (
            <li key={id} className="bp-code">
              {maySee ? <a href={addressOf({ screen: 'outbox', id })}>{id}</a> : id}
            </li>
          ))}
          {ids.length > mostIds && <li>{t.more(ids.length - mostIds)}</li>}
        </ul>
      )}
    </Alert>
  );
};

const Dismissible = ({ children, onDismiss }: { children: ReactNode; onDismiss: () => void }) => {
  const t = useTexts(texts);
  return (
    <div className="bp-dismissible">
      <span>{children}</span>
      <Button small onClick={onDismiss}>
        {t.dismiss}
      </Button>
    </div>
  );
};
