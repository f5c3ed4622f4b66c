import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type {
  LoadedRegister,
  RegisterInfo,
  RegisterProblem,
} from '../../../application/ports/address-register.ts';
import type { Result } from '../../../domain/result.ts';
import { ConnectForm } from '../../app/connect-form.tsx';
import { useStation } from '../../app/station.ts';
import { type Locale, useLocale, useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { RadioGroup } from '../../ui/choice-group.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { texts } from './texts.ts';

interface SettingsPageProps {
  readonly onLocale: (locale: Locale) => void;
}

export const SettingsPage = ({ onLocale }: SettingsPageProps) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { list, storageIsPersistent } = useStation();
  return (
    <div className="bp-narrow">
      <h1>{t.title}</h1>
      <ConnectionCard />
      <RegisterCard />
      <section className="bp-card" aria-labelledby="settings-list">
        <h2 id="settings-list">{t.list}</h2>
        <SummaryList
          rows={[
            { label: t.listVersion, value: list.version },
            { label: t.listSource, value: list.source },
          ]}
        />
      </section>
      <section className="bp-card" aria-labelledby="settings-storage">
        <h2 id="settings-storage">{t.storage}</h2>
        <p>{storageIsPersistent ? t.persistent : t.bestEffort}</p>
      </section>
      <section className="bp-card">
        <RadioGroup
          id="locale"
          legend={t.language}
          value={locale}
          onChoose={onLocale}
          choices={[
            { value: 'da', label: 'Dansk' },
            { value: 'en', label: 'English' },
          ]}
        />
      </section>
    </div>
  );
};

const ConnectionCard = () => {
  const t = useTexts(texts);
  const { host, identity, line, handOver } = useStation();
  const { reachability } = useStore(line);
  return (
    <section className="bp-card" aria-labelledby="settings-connection">
      <h2 id="settings-connection">{t.connection}</h2>
      <SummaryList
        rows={[
          { label: t.server, value: identity.serverUrl ?? '' },
          { label: t.kommune, value: `${identity.kommuneName} (${identity.kommuneCode})` },
          { label: t.world, value: t.worlds[identity.audience] },
          {
            label: t.lineLabel,
            value: (
              <span role="status" data-line={reachability ?? 'unknown'}>
                {t.line[reachability ?? 'unknown']}
              </span>
            ),
          },
        ]}
      />
      {!identity.openEnrolment && (
        <ConnectForm host={host} serverUrl={identity.serverUrl} onConnected={() => handOver.sendNow()} />
      )}
    </section>
  );
};

const RegisterCard = () => {
  const t = useTexts(texts);
  const { register } = useStation();
  const [info, setInfo] = useState<RegisterInfo>();
  const [loading, setLoading] = useState(false);
  const [outcome, setOutcome] = useState<Result<LoadedRegister, RegisterProblem>>();
  const picker = useRef<HTMLInputElement>(null);

  useEffect(() => {
    void register.findInfo().then(setInfo);
  }, [register]);

  async function load(file: File): Promise<void> {
    setLoading(true);
    const loaded = await register.load({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    setLoading(false);
    setOutcome(loaded);
    if (loaded.ok) setInfo(loaded.value.info);
  }

  return (
    <section className="bp-card" aria-labelledby="settings-register">
      <h2 id="settings-register">{t.register}</h2>
      {info === undefined ? (
        <Alert variant="warning">{t.noRegister}</Alert>
      ) : (
        <SummaryList
          rows={[
            { label: t.registerName, value: info.name },
            { label: t.registerDate, value: info.date },
            { label: t.registerCount, value: info.addresses.toLocaleString('da-DK') },
          ]}
        />
      )}
      {info?.practice === true && <p className="bp-quiet">{t.practiceRegister}</p>}
      <input
        ref={picker}
        type="file"
        className="sr-only"
        tabIndex={-1}
        aria-label={t.loadRegister}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file !== undefined) void load(file);
        }}
      />
      <Button icon="upload" disabled={loading} onClick={() => picker.current?.click()}>
        {loading ? t.loading : t.loadRegister}
      </Button>
      <p className="form-hint">{t.loadHint}</p>
      {outcome?.ok === false && (
        <Alert variant="error" announce>
          {t.registerProblem(outcome.error)}
        </Alert>
      )}
      {outcome?.ok === true && (
        <Alert variant="success" announce>
          <p>{t.loaded(outcome.value.info.addresses)}</p>
          {outcome.value.badRows.length > 0 && (
            <>
              <p>{t.badRows(outcome.value.badRows.length)}</p>
              <ul>
                {outcome.value.badRows.slice(0, 5).map(({ line, reason }) => (
                  <li key={line}>{t.badRow(line, reason)}</li>
                ))}
              </ul>
            </>
          )}
        </Alert>
      )}
    </section>
  );
};
