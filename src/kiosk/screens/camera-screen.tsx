import { useEffect, useRef, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { Say, useWords } from '../ui/say.tsx';
import type { ScreenProps } from './screen.ts';

type CameraState = 'starting' | 'ready';

interface Picture {
  readonly bytes: Uint8Array;
  readonly url: string;
}

/** No camera takes so long to show its first picture. Milliseconds. */
const startsWithin = 20_000;
/** A camera's picture is wider than this. Pixels. */
const smallestSide = 320;

/** A picture of the letter, looked at by the citizen before it is read. Picture and camera go with the page. */
export const CameraScreen = ({ session, frame }: ScreenProps) => {
  const words = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<CameraState>('starting');
  const [picture, setPicture] = useState<Picture>();

  useEffect(() => {
    if (picture !== undefined) return () => URL.revokeObjectURL(picture.url);
    let stream: MediaStream | undefined;
    let isGone = false;
    const isMissing = (): void => session.dispatch({ kind: 'camera-missing' });
    const stop = (): void => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    const wanted = { facingMode: 'environment', width: { ideal: 3840 }, height: { ideal: 2160 } };
    void (async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: wanted });
        if (isGone) return stop();
        if (video.current !== null) video.current.srcObject = stream;
        for (const track of stream.getTracks()) track.onended = isMissing;
      } catch {
        if (!isGone) isMissing();
      }
    })();
    return () => {
      isGone = true;
      stop();
    };
  }, [picture, session]);
  useEffect(() => {
    if (state === 'ready' || picture !== undefined) return;
    // A question of the browser's that nobody answers, or a camera that another program holds.
    const timer = setTimeout(() => session.dispatch({ kind: 'camera-missing' }), startsWithin);
    return () => clearTimeout(timer);
  }, [state, picture, session]);

  async function take(): Promise<void> {
    const source = video.current;
    if (source === null || source.videoWidth === 0) return;
    const canvas = new OffscreenCanvas(source.videoWidth, source.videoHeight);
    canvas.getContext('2d')?.drawImage(source, 0, 0);
    const blob = await canvas.convertToBlob({ type: 'image/png' });
    // The pixels go at once, not when the canvas is collected.
    canvas.width = 0;
    setState('starting');
    setPicture({ bytes: new Uint8Array(await blob.arrayBuffer()), url: URL.createObjectURL(blob) });
  }

  if (picture !== undefined) {
    return (
      <Page
        key="picture"
        title="pictureTitle"
        {...frame}
        onBack={undefined}
        next={
          <>
            <Button icon="refresh" onClick={() => setPicture(undefined)}>
              <Say text="takeAgain" />
            </Button>
            <Button
              kind="main"
              icon="check"
              autoFocus
              onClick={() => void session.readLetter([{ name: 'kamera.png', bytes: picture.bytes }])}
            >
              <Say text="usePicture" />
            </Button>
          </>
        }
      >
        <img className="k-picture" src={picture.url} alt={words('letter')} draggable={false} />
      </Page>
    );
  }
  return (
    <Page
      key="camera"
      title="cameraTitle"
      text="cameraText"
      {...frame}
      next={
        state === 'ready' && (
          <Button kind="main" icon="photo-camera" onClick={() => void take()}>
            <Say text="takePicture" />
          </Button>
        )
      }
    >
      {state !== 'ready' && (
        <p className="k-note" role="status">
          <Say text="cameraStarting" />
        </p>
      )}
      <video
        ref={video}
        className="k-picture"
        autoPlay
        playsInline
        muted
        disablePictureInPicture
        hidden={state !== 'ready'}
        onResize={({ currentTarget }) => {
          // Before the first picture a browser shows a speck.
          if (currentTarget.videoWidth >= smallestSide) setState('ready');
        }}
      />
    </Page>
  );
};
