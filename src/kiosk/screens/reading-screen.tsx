import { useStore } from 'zustand';
import { Page } from '../ui/page.tsx';
import { useWords } from '../ui/say.tsx';
import type { ScreenProps } from './screen.ts';

/** While the letter is read. Back ends the reading. */
export const ReadingScreen = ({ session, frame }: ScreenProps) => {
  const words = useWords();
  const progress = useStore(session.state, (state) => state.progress);
  return (
    <Page title="readingTitle" text="readingText" {...frame}>
      <progress className="k-progress" aria-label={words('readingTitle')} max={1} value={progress} />
    </Page>
  );
};
