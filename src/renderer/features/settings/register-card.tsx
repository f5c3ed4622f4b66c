import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { RegisterInUse } from '../../../application/ports/address-register.ts';
import { mayDo } from '../../../domain/clerk.ts';
import { nameRegister } from '../../app/band-texts.ts';
import { findUnsigned, loadRegister } from '../../app/load-register.ts';
import { type Station, useStation } from '../../app/station.ts';
import { useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { SummaryList, type SummaryRow } from '../../ui/summary-list.tsx';
import { RegisterFetchPanel } from './register-fetch-panel.tsx';
import { RegisterOutcome } from './register-outcome.tsx';
import { texts } from './register-texts.ts';

/** The addresses that can be registered. Who may configure the station loads them here. */
export const RegisterCard = () => {
  const t = useTexts(texts);
  const station = useStation();
  const { register, clerk, health } = station;
  const load = useStore(health, ({ registerLoad }) => registerLoad);
  const [info, setInfo] = useState<RegisterInUse>();
  const isLoading = load?.kind === 'loading';

  // Another one may have been taken while nobody looked here.
  useEffect(() => {
    if (!isLoading) void register.findInfo().then(setInfo);
  }, [register, isLoading]);

  return (
    <section className="bp-card" aria-labelledby="settings-register">
      <h2 id="settings-register">{t.register}</h2>
      {info === undefined ? (
        <Alert variant="warning">{t.none}</Alert>
      ) : (
        <RegisterFacts info={info} nameOf={station.names.findKommuneName} />
      )}
      {station.registerFetch !== undefined && <RegisterFetchPanel fetching={station.registerFetch} />}
      {mayDo(clerk, 'configure') && <RegisterLoader station={station} />}
      {load?.kind === 'ended' && <RegisterOutcome outcome={load.outcome} />}
    </section>
  );
};

interface FactsProps {
  readonly info: RegisterInUse;
  readonly nameOf: (code: string) => string | undefined;
}

const RegisterFacts = ({ info, nameOf }: FactsProps) => {
  const t = useTexts(texts);
  const { name, date, addresses, closed, kommuner, signature, insteadOf } = info;
  const coverage = kommuner.map((each) => t.kommune(nameOf(each.code) ?? each.code, each.addresses));
  const rows: readonly SummaryRow[] = [
    { label: t.name, value: name },
    { label: t.date, value: date === '' ? t.noDate : date },
    { label: t.count, value: t.counted(addresses, closed) },
    {
      label: t.coverage,
      value:
        coverage.length === 1 ? (
          coverage[0]
        ) : (
          <details>
            <summary>{t.kommuner(coverage.length)}</summary>
            {coverage.join(' · ')}
          </details>
        ),
    },
    { label: t.signature, value: t.signatures[signature] },
  ];
  return (
    <>
      {insteadOf !== undefined && (
        <Alert variant="warning">{t.standIn(nameRegister(insteadOf), nameRegister(info))}</Alert>
      )}
      <SummaryList rows={rows} />
      {info.practice && <p className="bp-quiet">{t.practice}</p>}
    </>
  );
};

const RegisterLoader = ({ station }: { station: Station }) => {
  const t = useTexts(texts);
  const { register, health } = station;
  const load = useStore(health, ({ registerLoad }) => registerLoad);
  const picker = useRef<HTMLInputElement>(null);
  const [doubted, setDoubted] = useState<readonly File[]>();
  const loadFiles = (files: readonly File[]): void => {
    setDoubted(undefined);
    void loadRegister(
      station,
      files.map((file) => ({ name: file.name, bytes: file })),
    );
  };
  /** A station that has a server is asked once before it takes what that one has not signed. */
  async function choose(files: readonly File[]): Promise<void> {
    if (station.identity.enrolled && (await findUnsigned(files)).length > 0) setDoubted(files);
    else loadFiles(files);
  }
  if (load?.kind === 'loading') {
    const { stage, done } = load.progress;
    return (
      <>
        <p role="status">{t.stages[stage]}</p>
        {/* How long it is built nobody knows beforehand. */}
        <progress
          className="bp-progress"
          max={1}
          aria-label={t.stages[stage]}
          {...(stage === 'reading' ? { value: done } : {})}
        />
        <Button onClick={() => register.cancelLoad()}>{t.cancel}</Button>
      </>
    );
  }
  return (
    <>
      <input
        ref={picker}
        type="file"
        multiple
        className="sr-only"
        tabIndex={-1}
        aria-label={t.load}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length > 0) void choose(files);
        }}
      />
      <Button icon="upload" onClick={() => picker.current?.click()}>
        {t.load}
      </Button>
      <p className="form-hint">{t.hint}</p>
      {doubted !== undefined && (
        <Alert variant="warning" announce>
          <p>{t.unsigned}</p>
          <div className="bp-actions">
            <Button onClick={() => loadFiles(doubted)}>{t.loadUnsigned}</Button>
            <Button onClick={() => setDoubted(undefined)}>{t.leave}</Button>
          </div>
        </Alert>
      )}
    </>
  );
};
