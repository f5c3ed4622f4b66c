import { useEffect, useRef, useState } from 'react';
import type {
  LoadedRegister,
  RegisterInfo,
  RegisterProblem,
} from '../../../application/ports/address-register.ts';
import { mayDo } from '../../../domain/clerk.ts';
import type { Result } from '../../../domain/result.ts';
import { noteEvent } from '../../app/note-event.ts';
import { useStation } from '../../app/station.ts';
import { useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { texts } from './texts.ts';

/** The addresses that can be registered. Who may configure the station loads them here. */
export const RegisterCard = () => {
  const t = useTexts(texts);
  const station = useStation();
  const { register, clerk } = station;
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
    if (!loaded.ok) return;
    const { info } = loaded.value;
    setInfo(info);
    await noteEvent(station, { action: 'loaded-register', detail: `${info.name} (${info.date})` });
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
      {mayDo(clerk, 'configure') && (
        <>
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
        </>
      )}
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
