import { useState } from 'react';
import { type FolderHandle, type ScannerFolder, watchScannerFolder } from '../app/scanner-folder.ts';
import { Button } from '../ui/button.tsx';
import { staffTexts as t } from './texts.ts';

interface FolderPicker {
  readonly showDirectoryPicker?: (options: { readonly mode: 'readwrite' }) => Promise<FolderHandle>;
}

/** Seconds are what a scanner takes; a look costs nothing. Milliseconds. */
const lookEvery = 700;

const every = (run: () => void): (() => void) => {
  const timer = setInterval(run, lookEvery);
  return () => clearInterval(timer);
};

/** Staff shows the page the scanner's folder. The page may keep no handle: the choice is made anew at each start. */
export const ScannerCard = ({ onFolder }: { onFolder: (folder: ScannerFolder) => void }) => {
  const [isChosen, setIsChosen] = useState(false);
  const { showDirectoryPicker } = globalThis as unknown as FolderPicker;
  async function choose(): Promise<void> {
    const folder = await showDirectoryPicker?.call(globalThis, { mode: 'readwrite' }).catch(() => undefined);
    if (folder === undefined) return;
    onFolder(watchScannerFolder(folder, { every }));
    setIsChosen(true);
  }
  return (
    <section className="k-card">
      <h2>{t.scannerTitle}</h2>
      <p>{showDirectoryPicker === undefined ? t.scannerNone : t.scannerHelp}</p>
      <p role="status">{isChosen && t.scannerChosen}</p>
      {showDirectoryPicker !== undefined && (
        <Button icon="document" onClick={() => void choose()}>
          {t.chooseScanner}
        </Button>
      )}
    </section>
  );
};
