import { useStore } from 'zustand';
import { mayDo } from '../../../domain/clerk.ts';
import { ConnectForm } from '../../app/connect-form.tsx';
import { noteEvent } from '../../app/note-event.ts';
import { useStation } from '../../app/station.ts';
import { useTexts } from '../../i18n/locale.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { texts } from './texts.ts';

/** Where hand-overs go. Who may configure the station connects it here. */
export const ConnectionCard = () => {
  const t = useTexts(texts);
  const station = useStation();
  const { host, identity, line, handOver, clerk } = station;
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
      {!identity.openEnrolment && mayDo(clerk, 'configure') && (
        <ConnectForm
          host={host}
          serverUrl={identity.serverUrl}
          onConnected={({ serverUrl }) => {
            handOver.sendNow();
            const detail = serverUrl === undefined ? {} : { detail: serverUrl };
            void noteEvent(station, { action: 'connected-server', ...detail });
          }}
        />
      )}
    </section>
  );
};
