import { useEffect, useState } from 'react';
import type { StoreProblem } from '../../../application/ports/station-store.ts';
import { NoRoomReason, useHasRoom } from '../../app/room.tsx';
import { useStation } from '../../app/station.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { explainStoreProblem } from '../../i18n/store-problem.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { moveFocusTo } from '../../ui/move-focus.ts';
import { TextField } from '../../ui/text-field.tsx';
import { readStationSettings, type SettingsProblem, type TypedSettings } from './read-station-settings.ts';
import { texts } from './texts.ts';

/** When the station locks by itself, and how long it keeps what was handed over. */
export const StationCard = () => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { settings } = useStation();
  const hasRoom = useHasRoom();
  const [typed, setTyped] = useState<TypedSettings>();
  const [problems, setProblems] = useState<readonly SettingsProblem[]>([]);
  const [outcome, setOutcome] = useState<'saved' | StoreProblem>();

  useEffect(() => {
    let gone = false;
    void settings.read().then(({ idleMinutes, retentionDays }) => {
      if (gone) return;
      setTyped({ idleMinutes: String(idleMinutes), retentionDays: retentionDays?.toString() ?? '' });
    });
    return () => {
      gone = true;
    };
  }, [settings]);
  if (typed === undefined) return null;

  const type = (change: Partial<TypedSettings>): void => {
    setOutcome(undefined);
    setTyped({ ...typed, ...change });
  };

  async function save(values: TypedSettings): Promise<void> {
    const read = readStationSettings(values);
    setProblems(read.ok ? [] : read.error);
    setOutcome(undefined);
    if (!read.ok) return moveFocusTo(`settings-${read.error[0] ?? 'idle-minutes'}`);
    const { fetchesRegister } = await settings.read();
    const saved = await settings.save({
      ...read.value,
      ...(fetchesRegister === undefined ? {} : { fetchesRegister }),
    });
    setOutcome(saved.ok ? 'saved' : saved.error);
  }

  return (
    <form
      className="bp-card"
      aria-labelledby="settings-station"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save(typed);
      }}
    >
      <h2 id="settings-station">{t.station}</h2>
      <TextField
        id="settings-idle-minutes"
        label={t.idleMinutes}
        hint={t.idleHint}
        error={problems.includes('idle-minutes') ? t.idleProblem : undefined}
        value={typed.idleMinutes}
        signs={4}
        inputMode="numeric"
        onText={(idleMinutes) => type({ idleMinutes })}
      />
      <TextField
        id="settings-retention-days"
        label={t.retention}
        hint={t.retentionHint}
        error={problems.includes('retention-days') ? t.retentionProblem : undefined}
        value={typed.retentionDays}
        signs={10}
        inputMode="numeric"
        onText={(retentionDays) => type({ retentionDays })}
      />
      <p className="bp-quiet">{t.retentionText}</p>
      <NoRoomReason id="station-room" />
      <div className="bp-actions">
        <Button type="submit" disabled={!hasRoom} aria-describedby="station-room">
          {t.save}
        </Button>
      </div>
      {outcome !== undefined && (
        <Alert variant={outcome === 'saved' ? 'success' : 'error'} announce>
          {outcome === 'saved' ? t.saved : explainStoreProblem(outcome, locale)}
        </Alert>
      )}
    </form>
  );
};
