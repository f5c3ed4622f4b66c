import { useState } from 'react';
import { useStore } from 'zustand';
import {
  findSessionReport,
  type SessionReport,
  type Sitting,
  sittingsAsCsv,
} from '../../contract/training/report.ts';
import type { Instant } from '../../domain/registration.ts';
import { lineKinds } from '../../domain/training/scenario.ts';
import { saveFile } from '../app/save-file.ts';
import { useTexts } from '../i18n/locale.tsx';
import { Button } from '../ui/button.tsx';
import { PasscodeField } from '../ui/passcode-field.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { ResultsTable } from './results-table.tsx';
import type { RoomSettings, TrainingRoom } from './room.ts';
import { texts } from './trainer-texts.ts';

interface TrainerPageProps {
  readonly room: TrainingRoom;
  readonly onBack: () => void;
}

/** The trainer's panel, behind a PIN: the line, the time, and how everybody did. */
export const TrainerPage = ({ room, onBack }: TrainerPageProps) => {
  const t = useTexts(texts);
  const [isIn, setIn] = useState(false);
  return (
    <>
      <Button kind="link" icon="arrow-back" onClick={onBack}>
        {t.back}
      </Button>
      <h1>{t.title}</h1>
      {isIn ? <Panel room={room} /> : <PinForm room={room} onIn={() => setIn(true)} />}
    </>
  );
};

const isSeed = (text: string): boolean => /^[1-9]\d{0,3}$/.test(text);

const isGoodPin = (pin: string): boolean => /^\d{4,12}$/.test(pin);

const PinForm = ({ room, onIn }: { room: TrainingRoom; onIn: () => void }) => {
  const t = useTexts(texts);
  const { pin } = useStore(room.settings);
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string>();
  const isNew = pin === undefined;
  async function enter(): Promise<void> {
    if (isNew) {
      if (!isGoodPin(typed)) return setError(t.badPin);
      await room.setPin(typed);
      return onIn();
    }
    if (await room.isPin(typed)) onIn();
    else setError(t.wrongPin);
  }
  /** The PIN keeps nobody out of the machine: whoever forgot it begins anew, and reads nobody's results. */
  function forget(): void {
    if (!confirm(t.forgotPinQuestion)) return;
    room.forgetPin();
    setTyped('');
    setError(undefined);
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void enter();
      }}
    >
      <PasscodeField
        id="trainer-pin"
        label={isNew ? t.newPin : t.pin}
        hint={isNew ? t.newPinHint : undefined}
        error={error}
        value={typed}
        signs={10}
        inputMode="numeric"
        onText={(text) => {
          setTyped(text);
          setError(undefined);
        }}
      />
      <Button kind="primary" type="submit">
        {t.enter}
      </Button>
      {!isNew && (
        <p>
          <Button kind="link" onClick={forget}>
            {t.forgotPin}
          </Button>
        </p>
      )}
    </form>
  );
};

const Panel = ({ room }: { room: TrainingRoom }) => {
  const t = useTexts(texts);
  const settings = useStore(room.settings);
  const sittings = useStore(room.sittings);
  const [loaded, setLoaded] = useState<string>();

  async function load(files: readonly File[]): Promise<void> {
    let fresh = 0;
    let bad = 0;
    for (const file of files) {
      const report = findSessionReport(await file.text());
      if (report === undefined) bad += 1;
      else fresh += room.addSittings(report.sittings);
    }
    setLoaded(t.loaded(fresh, bad));
  }

  return (
    <>
      <h2>{t.conditions}</h2>
      <p className="bp-quiet">{t.conditionsText}</p>
      <Conditions room={room} settings={settings} />
      {settings.line !== 'scenario' && <p role="status">{t.changed}</p>}
      <h2>{t.results}</h2>
      <p className="bp-quiet">{t.resultsText}</p>
      <label className="form-label" htmlFor="trainer-load">
        {t.load}
      </label>
      <input
        id="trainer-load"
        type="file"
        multiple
        accept="application/json,.json"
        onChange={(event) => void load([...(event.target.files ?? [])])}
      />
      <p role="status">{loaded}</p>
      <ResultsTable sittings={sittings} />
      <div className="bp-course-ends">
        <Button disabled={sittings.length === 0} onClick={() => exportAs('csv', sittings)}>
          {t.exportCsv}
        </Button>
        <Button disabled={sittings.length === 0} onClick={() => exportAs('json', sittings)}>
          {t.exportJson}
        </Button>
        <Button
          kind="tertiary"
          disabled={sittings.length === 0}
          onClick={() => confirm(t.clearQuestion) && room.clearSittings()}
        >
          {t.clear}
        </Button>
      </div>
    </>
  );
};

function exportAs(form: 'csv' | 'json', sittings: readonly Sitting[]): void {
  if (form === 'csv') {
    // Spreadsheets take a file without a mark for another alphabet's.
    saveFile('oevelse-rapport.csv', ['\uFEFF', sittingsAsCsv(sittings)], 'text/csv');
    return;
  }
  const report: SessionReport = { bopael: 'training-report', version: 1, sittings: [...sittings] };
  saveFile('oevelse-rapport.json', [JSON.stringify(report, undefined, 1)], 'application/json');
}

const speeds = ['1', '10', '60', '600'] as const;

const Conditions = ({ room, settings }: { room: TrainingRoom; settings: RoomSettings }) => {
  const t = useTexts(texts);
  const { line, seed, startsAt, speed } = settings;
  const [when, setWhen] = useState(startsAt === undefined ? '' : localText(startsAt));
  const [typedSeed, setTypedSeed] = useState(String(seed));
  return (
    <div className="bp-trainer-grid">
      <SelectField
        id="trainer-line"
        label={t.line}
        value={line}
        empty={t.lines.scenario}
        choices={lineKinds.map((kind) => ({ value: kind, label: t.lines[kind] }))}
        onChoose={(chosen) => room.change({ line: chosen ?? 'scenario' })}
      />
      <TextField
        id="trainer-seed"
        label={t.seed}
        hint={t.seedHint}
        error={isSeed(typedSeed) ? undefined : t.seedProblem}
        value={typedSeed}
        inputMode="numeric"
        onText={(text) => {
          setTypedSeed(text);
          if (isSeed(text)) room.change({ seed: Number(text) });
        }}
      />
      <TextField
        id="trainer-time"
        type="datetime-local"
        label={t.time}
        hint={t.timeHint}
        value={when}
        onText={(text) => {
          setWhen(text);
          const at = new Date(text);
          if (text === '') room.change({ startsAt: undefined });
          else if (!Number.isNaN(at.getTime())) room.change({ startsAt: at.toISOString() as Instant });
        }}
      />
      <SelectField
        id="trainer-speed"
        label={t.speed}
        value={speeds.find((one) => Number(one) === speed && speed !== 1)}
        empty={t.speeds['1']}
        choices={speeds.slice(1).map((one) => ({ value: one, label: t.speeds[one] }))}
        onChoose={(chosen) => room.change({ speed: Number(chosen ?? '1') })}
      />
    </div>
  );
};

/** `2026-11-26T09:00`, in the machine's own zone. */
function localText(instant: Instant): string {
  const at = new Date(instant);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
