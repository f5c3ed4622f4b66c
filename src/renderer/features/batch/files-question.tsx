import { useEffect, useRef } from 'react';
import { useTexts } from '../../i18n/locale.tsx';
import { Button } from '../../ui/button.tsx';
import { useNoStrayDrops } from '../../ui/no-stray-drops.ts';
import { texts } from './texts.ts';

interface FilesQuestionProps {
  readonly count: number;
  /** Pictures may be the pages of one letter as well as letters; then nothing is suggested. */
  readonly holdsPictures: boolean;
  /** More files than this cannot be one letter. */
  readonly mostPages: number;
  readonly onEach: () => void;
  readonly onOne: () => void;
  readonly onCancel: () => void;
}

/** Several files were put in at once: many letters, or one of many pages. Enter takes what is likely. */
export const FilesQuestion = ({
  count,
  holdsPictures,
  mostPages,
  onEach,
  onOne,
  onCancel,
}: FilesQuestionProps) => {
  const t = useTexts(texts);
  const likely = useRef<HTMLButtonElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const canBeOne = count <= mostPages;
  const suggestsEach = !holdsPictures || !canBeOne;
  useNoStrayDrops();
  useEffect(() => {
    (suggestsEach ? likely : heading).current?.focus();
  }, [suggestsEach]);
  return (
    <section
      className="bp-files-question"
      aria-labelledby="files-question"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <h2 id="files-question" className="bp-section-heading" ref={heading} tabIndex={-1}>
        {t.question(count)}
      </h2>
      <p className="bp-files-answers">
        <Button
          ref={likely}
          kind={suggestsEach ? 'primary' : 'secondary'}
          aria-describedby="files-question"
          onClick={onEach}
        >
          {t.each(count)}
        </Button>
        {canBeOne && <Button onClick={onOne}>{t.one}</Button>}
        <Button kind="link" onClick={onCancel}>
          {t.cancel}
        </Button>
      </p>
      {!canBeOne && <p className="form-hint">{t.tooManyForOne(mostPages)}</p>}
    </section>
  );
};
