import { useEffect, useRef, useState } from 'react';
import { type Texts, useTexts } from '../i18n/locale.tsx';
import { Alert } from './alert.tsx';
import { Button } from './button.tsx';

interface CameraCaptureProps {
  readonly onPicture: (picture: { name: string; bytes: Uint8Array }) => void;
  readonly onClose: () => void;
}

const words: Texts<{
  readonly title: string;
  readonly take: string;
  readonly close: string;
  readonly starting: string;
  readonly refused: string;
  readonly missing: string;
}> = {
  da: {
    title: 'Læg brevet fladt under kameraet',
    take: 'Tag billede',
    close: 'Luk kameraet',
    starting: 'Starter kameraet',
    refused: 'Kameraet må ikke bruges. Giv lov i browserens adresselinje, eller vælg en fil i stedet.',
    missing: 'Der blev ikke fundet et kamera. Vælg en fil i stedet.',
  },
  en: {
    title: 'Lay the letter flat under the camera',
    take: 'Take the picture',
    close: 'Close the camera',
    starting: 'Starting the camera',
    refused: 'The camera may not be used. Allow it in the address bar, or choose a file instead.',
    missing: 'No camera was found. Choose a file instead.',
  },
};

type CameraState = 'starting' | 'ready' | 'refused' | 'missing';

/** One picture from the machine's camera. The camera is off again as soon as this is closed. */
export const CameraCapture = ({ onPicture, onClose }: CameraCaptureProps) => {
  const t = useTexts(words);
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<CameraState>('starting');

  useEffect(() => {
    let stream: MediaStream | undefined;
    let gone = false;
    const stop = (): void => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    const wanted = { facingMode: 'environment', width: { ideal: 3840 }, height: { ideal: 2160 } };
    void (async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: wanted });
        if (gone) return stop();
        if (video.current !== null) video.current.srcObject = stream;
        setState('ready');
      } catch (error) {
        setState(error instanceof DOMException && error.name === 'NotAllowedError' ? 'refused' : 'missing');
      }
    })();
    return () => {
      gone = true;
      stop();
    };
  }, []);

  async function capture(): Promise<void> {
    const source = video.current;
    if (source === null || source.videoWidth === 0) return;
    const canvas = new OffscreenCanvas(source.videoWidth, source.videoHeight);
    canvas.getContext('2d')?.drawImage(source, 0, 0);
    const blob = await canvas.convertToBlob({ type: 'image/png' });
    onPicture({ name: 'kamera.png', bytes: new Uint8Array(await blob.arrayBuffer()) });
  }

  return (
    <section className="bp-camera" aria-label={t.title}>
      <p>{state === 'starting' ? t.starting : t.title}</p>
      {(state === 'refused' || state === 'missing') && (
        <Alert variant="warning" announce>
          {t[state]}
        </Alert>
      )}
      <video ref={video} className="bp-camera-view" autoPlay playsInline muted hidden={state !== 'ready'} />
      <p className="bp-drop-buttons">
        {state === 'ready' && (
          <Button kind="primary" icon="photo-camera" onClick={() => void capture()}>
            {t.take}
          </Button>
        )}
        <Button icon="close" onClick={onClose}>
          {t.close}
        </Button>
      </p>
    </section>
  );
};
