import { useEffect, useState } from 'react';
import type { PageImage } from '../../../application/ports/letter-reader.ts';

/** The letter's pages as pictures that the screen can draw; given back to the browser when unused. */
export function usePagePictures(pages: readonly PageImage[]): readonly ImageBitmap[] {
  const [pictures, setPictures] = useState<readonly ImageBitmap[]>([]);
  useEffect(() => {
    let current: readonly ImageBitmap[] = [];
    let gone = false;
    void Promise.all(
      pages.map(({ bytes, mediaType }) =>
        createImageBitmap(new Blob([new Uint8Array(bytes)], { type: mediaType })),
      ),
    ).then((drawn) => {
      current = drawn;
      if (gone) for (const picture of drawn) picture.close();
      else setPictures(drawn);
    });
    return () => {
      gone = true;
      setPictures([]);
      for (const picture of current) picture.close();
    };
  }, [pages]);
  return pictures;
}
