import { useEffect, useRef, useState } from 'react';
import type { PageBox } from '../../../domain/permit-letter.ts';
import { useTexts } from '../../i18n/locale.tsx';
import { Button } from '../../ui/button.tsx';
import { texts } from './letter-texts.ts';

interface LetterViewerProps {
  readonly pictures: readonly ImageBitmap[];
  /** Where the field that has focus was read. */
  readonly highlight: PageBox | undefined;
}

const zooms = [1, 1.5, 2, 3] as const;

/** The letter beside the form. It turns to the page and place of the field one is at. */
export const LetterViewer = ({ pictures, highlight }: LetterViewerProps) => {
  const t = useTexts(texts);
  // The clerk may turn the page; the next field one comes to turns it again.
  const [turned, setTurned] = useState<{ readonly page: number; readonly at: PageBox | undefined }>();
  const page =
    turned !== undefined && turned.at === highlight ? turned.page : (highlight?.page ?? turned?.page ?? 0);
  const setPage = (to: number): void => setTurned({ page: to, at: highlight });
  const [zoom, setZoom] = useState(0);
  const frame = useRef<HTMLElement>(null);
  const mark = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (highlight === undefined || frame.current === null || mark.current === null) return;
    // Only the letter's own frame scrolls; the form stays where the clerk types.
    frame.current.scrollTop = Math.max(0, mark.current.offsetTop - frame.current.clientHeight / 3);
    frame.current.scrollLeft = Math.max(0, mark.current.offsetLeft - frame.current.clientWidth / 4);
  }, [highlight, page, zoom, pictures]);

  const picture = pictures[page];
  return (
    <div className="bp-letter">
      <div className="bp-letter-bar">
        <span>{t.page(page + 1, pictures.length)}</span>
        <span className="bp-letter-tools">
          {pictures.length > 1 && (
            <>
              <Button kind="link" icon="arrow-back" disabled={page === 0} onClick={() => setPage(page - 1)}>
                {t.previousPage}
              </Button>
              <Button
                kind="link"
                icon="arrow-forward"
                disabled={page === pictures.length - 1}
                onClick={() => setPage(page + 1)}
              >
                {t.nextPage}
              </Button>
            </>
          )}
          <Button kind="link" icon="zoom-out" disabled={zoom === 0} onClick={() => setZoom(zoom - 1)}>
            {t.zoomOut}
          </Button>
          <Button
            kind="link"
            icon="zoom-in"
            disabled={zoom === zooms.length - 1}
            onClick={() => setZoom(zoom + 1)}
          >
            {t.zoomIn}
          </Button>
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard */}
      <section className="bp-letter-frame" ref={frame} tabIndex={0} aria-label={t.letterHeading}>
        {picture !== undefined && (
          <div className="bp-letter-page" style={{ width: `${(zooms[zoom] ?? 1) * 100}%` }}>
            <PagePicture picture={picture} label={t.page(page + 1, pictures.length)} />
            {highlight?.page === page && (
              <div
                ref={mark}
                className="bp-letter-mark"
                style={{
                  left: `${highlight.left * 100}%`,
                  top: `${highlight.top * 100}%`,
                  width: `${highlight.width * 100}%`,
                  height: `${highlight.height * 100}%`,
                }}
              />
            )}
          </div>
        )}
      </section>
    </div>
  );
};

const PagePicture = ({ picture, label }: { picture: ImageBitmap; label: string }) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const target = canvas.current;
    if (target === null) return;
    target.width = picture.width;
    target.height = picture.height;
    target.getContext('2d')?.drawImage(picture, 0, 0);
  }, [picture]);
  return <canvas ref={canvas} className="bp-letter-picture" role="img" aria-label={label} />;
};
