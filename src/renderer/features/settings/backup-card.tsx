import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { StoreProblem } from '../../../application/ports/station-store.ts';
import { noteEvent } from '../../app/note-event.ts';
import { saveFile } from '../../app/save-file.ts';
import { useStation } from '../../app/station.ts';
import { fileSize, shortInstant } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { explainStoreProblem } from '../../i18n/store-problem.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { findKeptAt } from './kept-backup.ts';
import { texts } from './texts.ts';

const mediaType = 'application/octet-stream';

/** A copy of all that the station keeps, proven before it is said to be one. */
export const BackupCard = () => {
  const t = useTexts(texts);
  const locale = useLocale();
  const station = useStation();
  const { backup, health } = station;
  const last = useStore(health, (now) => now.backup);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<'made' | 'unproven' | 'gone' | StoreProblem>();
  const [kept, setKept] = useState<Awaited<ReturnType<typeof backup.listKept>>>([]);

  const load = useCallback(() => backup.listKept().then(setKept), [backup]);
  // A daily copy may be made while the page is open.
  useEffect(() => {
    void load();
  }, [load, last]);

  async function make(): Promise<void> {
    setBusy(true);
    setOutcome(undefined);
    const made = await backup.make();
    setBusy(false);
    if (!made.ok) return setOutcome(made.error);
    const { name, bytes, outcome: of } = made.value;
    health.setState({ backup: of });
    // What could not be restored is no backup; it is not handed out as one.
    if (!of.proven) return setOutcome('unproven');
    saveFile(name, [bytes], mediaType);
    setOutcome('made');
    await noteEvent(station, { action: 'backed-up', detail: 'taken-out', count: of.registrations });
  }

  async function takeOut(name: string): Promise<void> {
    const bytes = await backup.readKept(name);
    if (bytes === undefined) {
      setOutcome('gone');
      return load();
    }
    saveFile(name, [bytes], mediaType);
    await noteEvent(station, { action: 'exported', detail: 'backup' });
  }

  return (
    <section className="bp-card" aria-labelledby="settings-backup">
      <h2 id="settings-backup">{t.backup}</h2>
      <p>{t.backupText}</p>
      {last === undefined ? (
        <p className="bp-quiet">{t.noBackup}</p>
      ) : (
        <SummaryList
          rows={[
            { label: t.lastBackup, value: shortInstant(last.at, locale) },
            {
              label: t.backupHolds,
              value: t.backupRows(
                last.registrations,
                last.drafts,
                last.auditEntries,
                fileSize(last.size, locale),
              ),
            },
            { label: t.backupProof, value: last.proven ? t.proven : t.unproven },
          ]}
        />
      )}
      <Button icon="save" disabled={busy} onClick={() => void make()}>
        {busy ? t.makingBackup : t.makeBackup}
      </Button>
      {kept.length > 0 && (
        <>
          <h3>{t.keptBackups}</h3>
          <ul className="bp-list">
            {kept.map(({ name, size }) => {
              const at = findKeptAt(name);
              const when = at === undefined ? name : shortInstant(at, locale);
              return (
                <li key={name} className="bp-draft">
                  <span className="bp-row">
                    <span>{when}</span>
                    <span className="bp-quiet">{fileSize(size, locale)}</span>
                  </span>
                  <Button kind="link" aria-label={`${t.takeOut}: ${when}`} onClick={() => void takeOut(name)}>
                    {t.takeOut}
                  </Button>
                </li>
              );
            })}
          </ul>
        </>
      )}
      {outcome !== undefined && (
        <Alert variant={outcome === 'made' ? 'success' : 'error'} announce>
          {outcome === 'made'
            ? t.backupMade
            : outcome === 'unproven'
              ? t.backupNotProven
              : outcome === 'gone'
                ? t.backupGone
                : explainStoreProblem(outcome, locale)}
        </Alert>
      )}
    </section>
  );
};
