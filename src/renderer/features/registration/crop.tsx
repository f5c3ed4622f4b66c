import { useEffect, useRef } from 'react';
import type { PageBox } from '../../../domain/permit-letter.ts';

interface CropProps {
  readonly picture: ImageBitmap | undefined;
  readonly box: PageBox;
  readonly label: string;
}

/** Air around what was read, as a share of the page's width, so that a cut-off sign would show. */
const margin = 0.008;
const height = 44;

/** The very place in the letter that a field was read from, drawn to the height of a line. */
export const Crop = ({ picture, box, label }: CropProps) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const target = canvas.current;
    if (target === null || picture === undefined) return;
    const air = margin * picture.width;
    const left = Math.max(0, box.left * picture.width - air);
    const top = Math.max(0, box.top * picture.height - air);
    const wide = Math.min(picture.width - left, box.width * picture.width + 2 * air);
    const high = Math.min(picture.height - top, box.height * picture.height + 2 * air);
    const scale = Math.min((height / high) * 2, 1400 / wide);
    target.width = Math.max(1, Math.round(wide * scale));
    target.height = Math.max(1, Math.round(high * scale));
    target.getContext('2d')?.drawImage(picture, left, top, wide, high, 0, 0, target.width, target.height);
  }, [picture, box]);
  return <canvas ref={canvas} className="bp-crop" role="img" aria-label={label} />;
};
