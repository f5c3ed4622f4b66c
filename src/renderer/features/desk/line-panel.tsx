import { useStore } from 'zustand';
import type { LineStatus } from '../../../application/hand-over/hand-over-service.ts';
import { useStation } from '../../app/station.ts';
import { shortInstant } from '../../i18n/format.ts';
import { describeTrouble } from '../../i18n/hand-over-trouble.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { Button } from '../../ui/button.tsx';
import { texts } from './line-texts.ts';

/** How the hand-over stands: whether there is a line, how far it has come, when it last went well and goes on. */
export const LinePanel = () => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { line, handOver } = useStation();
  const status = useStore(line);
  const { progress, comparing, lastSuccess, nextTry } = status;
  const number = (value: number): string => value.toLocaleString(locale === 'da' ? 'da-DK' : 'en-GB');
  return (
    <section aria-labelledby="desk-line" className="bp-line-panel">
      <div className="bp-card-head">
        <h2 id="desk-line" className="bp-section-heading">
          {t.heading}
        </h2>
        <Button small icon="send" onClick={() => handOver.sendNow()}>
          {t.tryNow}
        </Button>
      </div>
      <p data-line={status.reachability ?? 'unknown'}>{t[sentenceOf(status)]}</p>
      {progress !== undefined && progress.of > 0 && (
        <div>
          <progress
            className="bp-progress"
            max={progress.of}
            value={progress.answered}
            aria-label={t.sending}
          />
          <p className="bp-quiet">{t.progress(number(progress.answered), number(progress.of))}</p>
        </div>
      )}
      {comparing !== undefined && (
        <div>
          <p>{t.comparing[comparing.because]}</p>
          <progress
            className="bp-progress"
            max={comparing.of}
            value={comparing.compared}
            aria-label={t.comparing[comparing.because]}
          />
        </div>
      )}
      <p className="bp-quiet">
        {lastSuccess === undefined ? t.never : t.lastSuccess(shortInstant(lastSuccess, locale))}{' '}
        {nextTry !== undefined && nextTry.why.kind !== 'routine' && <NextTry {...nextTry} />}
      </p>
    </section>
  );
};

const NextTry = ({ at, why }: NonNullable<LineStatus['nextTry']>) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const trouble = why.kind === 'trouble' ? describeTrouble(why.trouble, locale) : undefined;
  const because = t.why(why, trouble);
  return (
    <span>
      {t.nextTry(shortInstant(at, locale))}
      {because === undefined ? '.' : trouble === undefined ? ` ${because}.` : `: ${because}`}
    </span>
  );
};

type Sentence = 'offline' | 'stopped' | 'ready' | 'asking' | 'sending';

/** What stands first: a line that is down, a station that is shut out, or that all is well. */
function sentenceOf({ reachability, sending }: LineStatus): Sentence {
  if (sending) return 'sending';
  switch (reachability) {
    case undefined:
      return 'asking';
    case 'ready':
      return 'ready';
    case 'unreachable':
    case 'not-the-intake-server':
      return 'offline';
    case 'wrong-audience':
    case 'not-enrolled':
    case 'station-revoked':
    case 'station-cloned':
    case 'server-key-changed':
      return 'stopped';
  }
}
