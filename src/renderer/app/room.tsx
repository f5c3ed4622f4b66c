import { useStore } from 'zustand';
import { type Texts, useTexts } from '../i18n/locale.tsx';
import { useStation } from './station.ts';

const texts: Texts<{ readonly noRoom: string }> = {
  da: {
    noRoom:
      'Der er ikke plads på disken, så intet kan gemmes lige nu. Frigør plads; så kan du fortsætte her.',
  },
  en: {
    noRoom: 'There is no room on the disk, so nothing can be saved just now. Make room; then go on here.',
  },
};

/** Whether anything can be saved. */
export function useHasRoom(): boolean {
  const { health } = useStation();
  return useStore(health, ({ hasRoom }) => hasRoom);
}

/** Beside a button that waits for room: why it cannot be pressed. Nothing while there is room. */
export const NoRoomReason = ({ id }: { id: string }) => {
  const t = useTexts(texts);
  if (useHasRoom()) return null;
  return (
    <p id={id} className="bp-warning bp-no-room" role="status">
      {t.noRoom}
    </p>
  );
};
