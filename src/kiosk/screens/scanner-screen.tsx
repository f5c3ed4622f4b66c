import { useEffect } from 'react';
import type { ScannerFolder } from '../app/scanner-folder.ts';
import { Page } from '../ui/page.tsx';
import { useWords } from '../ui/say.tsx';
import type { ScreenProps } from './screen.ts';

/** Waits for the scanner to put a page into the folder that staff has shown. */
export const ScannerScreen = ({
  session,
  frame,
  scanner,
}: ScreenProps & { readonly scanner: ScannerFolder }) => {
  const words = useWords();
  useEffect(() => scanner.awaitPage((file) => void session.readLetter([file])), [scanner, session]);
  return (
    <Page title="scannerTitle" text="scannerText" {...frame}>
      <progress className="k-progress" aria-label={words('scannerTitle')} />
    </Page>
  );
};
