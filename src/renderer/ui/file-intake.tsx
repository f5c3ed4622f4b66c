import { type DragEvent, useEffect, useRef, useState } from 'react';
import { type Texts, useTexts } from '../i18n/locale.tsx';
import { Button } from './button.tsx';
import { CameraCapture } from './camera-capture.tsx';
import { useNoStrayDrops } from './no-stray-drops.ts';

/** A file as bytes; its name is only there to tell the kind of file by. */
export interface TakenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface FileIntakeProps {
  readonly compact?: boolean;
  readonly label?: string;
  readonly disabled?: boolean;
  readonly onFiles: (files: readonly TakenFile[]) => void;
}

const words: Texts<{
  readonly drop: string;
  readonly pick: string;
  readonly camera: string;
  readonly formats: string;
}> = {
  da: {
    drop: 'Træk brevet hertil, eller sæt det ind med Ctrl+V',
    pick: 'Vælg fil',
    camera: 'Brug kamera',
    formats: 'PDF, JPEG eller PNG. Du kan lægge mange breve ind på én gang.',
  },
  en: {
    drop: 'Drag the letter here, or paste it with Ctrl+V',
    pick: 'Choose file',
    camera: 'Use the camera',
    formats: 'PDF, JPEG or PNG. You can put in many letters at once.',
  },
};

async function take(files: Iterable<File>): Promise<readonly TakenFile[]> {
  return Promise.all(
    Array.from(files, async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
}

/** Dropped, picked, pasted or photographed: however a letter reaches the station. */
export const FileIntake = ({ compact = false, label, disabled = false, onFiles }: FileIntakeProps) => {
  const t = useTexts(words);
  const [over, setOver] = useState(false);
  const [camera, setCamera] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  }, [onFiles]);

  const receive = (files: FileList | null | undefined): void => {
    if (!disabled && files !== null && files !== undefined && files.length > 0)
      void take(files).then((taken) => latest.current(taken));
  };

  useEffect(() => {
    const paste = (event: ClipboardEvent): void => receive(event.clipboardData?.files);
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  });

  useNoStrayDrops();

  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    receive(event.dataTransfer.files);
  };

  if (camera) {
    return (
      <CameraCapture
        onPicture={(picture) => {
          setCamera(false);
          onFiles([picture]);
        }}
        onClose={() => setCamera(false)}
      />
    );
  }
  return (
    <section
      className={`bp-drop${over ? ' bp-drop-over' : ''}${compact ? ' bp-drop-compact' : ''}`}
      aria-label={label ?? t.drop}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p className="bp-drop-text">{label ?? t.drop}</p>
      <input
        ref={picker}
        type="file"
        className="sr-only"
        multiple
        tabIndex={-1}
        accept=".pdf,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg"
        aria-label={t.pick}
        onChange={(event) => {
          receive(event.target.files);
          event.target.value = '';
        }}
      />
      <p className="bp-drop-buttons">
        <Button
          kind={compact ? 'secondary' : 'primary'}
          small={compact}
          icon="upload"
          disabled={disabled}
          onClick={() => picker.current?.click()}
        >
          {t.pick}
        </Button>
        <Button small={compact} icon="photo-camera" disabled={disabled} onClick={() => setCamera(true)}>
          {t.camera}
        </Button>
      </p>
      {!compact && <p className="form-hint">{t.formats}</p>}
    </section>
  );
};
