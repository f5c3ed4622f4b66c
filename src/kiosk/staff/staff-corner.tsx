import { useEffect, useRef, useState } from 'react';
import type { KioskHost } from '../host/kiosk-host.ts';
import { listenForLongPress } from '../lock/long-press.ts';
import { PinDialog } from './pin-dialog.tsx';

interface StaffCornerProps {
  readonly host: Pick<KioskHost, 'checkStaffPin'>;
  readonly onStaff: () => void;
}

/** Staff's way out: a long press in a corner that looks like nothing, and then the PIN. */
export const StaffCorner = ({ host, onStaff }: StaffCornerProps) => {
  const corner = useRef<HTMLDivElement>(null);
  const [isAsking, setIsAsking] = useState(false);
  useEffect(() => {
    if (corner.current === null) return;
    return listenForLongPress(corner.current, () => setIsAsking(true));
  }, []);
  return (
    <>
      <div ref={corner} className="k-corner" aria-hidden="true" data-testid="staff-corner" />
      {isAsking && <PinDialog host={host} onRight={onStaff} onClose={() => setIsAsking(false)} />}
    </>
  );
};
