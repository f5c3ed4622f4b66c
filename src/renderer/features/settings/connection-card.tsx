import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { decodeBase64 } from '../../../application/audit/bytes.ts';
import { fingerprintOf, formatFingerprint } from '../../../application/audit/fingerprint.ts';
import type { Reachability } from '../../../application/ports/intake-transport.ts';
import { mayDo } from '../../../domain/clerk.ts';
import { ConnectForm } from '../../app/connect-form.tsx';
import { webSha256OfBytes } from '../../app/machine.ts';
import { noteEvent } from '../../app/note-event.ts';
import { useStation } from '../../app/station.ts';
import type { StationHost } from '../../host/station-host.ts';
import { useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { SummaryList, type SummaryRow } from '../../ui/summary-list.tsx';
import { type ShutOut, texts } from './connection-texts.ts';

interface Standing {
  readonly name: string;
  readonly office: string;
  readonly fingerprint: string;
}

/** Where hand-overs go, and as whom. Who may configure the station connects it here. */
export const ConnectionCard = () => {
  const t = useTexts(texts);
  const station = useStation();
  const { host, identity, line, handOver, clerk } = station;
  const { reachability } = useStore(line);
  const [standing, look] = useStanding(host, reachability);
  const shutOut = findShutOut(reachability);
  // An open server enrols the station by itself, unless it has been shut out there.
  const needsCode = !identity.openEnrolment || shutOut !== undefined;
  const connectForm = (
    <ConnectForm
      host={host}
      serverUrl={identity.serverUrl}
      onConnected={({ serverUrl }) => {
        look();
        handOver.sendNow();
        const detail = serverUrl === undefined ? {} : { detail: serverUrl };
        void noteEvent(station, { action: 'connected-server', ...detail });
      }}
    />
  );
  return (
    <section className="bp-card" aria-labelledby="settings-connection">
      <h2 id="settings-connection">{t.connection}</h2>
      <SummaryList
        rows={[
          { label: t.server, value: identity.serverUrl ?? '' },
          { label: t.kommune, value: `${identity.kommuneName} (${identity.kommuneCode})` },
          { label: t.world, value: t.worlds[identity.audience] },
          ...(standing === undefined ? [] : rowsOf(standing, t)),
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
      {shutOut !== undefined && (
        <Alert variant="error" heading={t.shutOut[shutOut].heading}>
          <p>{t.shutOut[shutOut].whatHappened}</p>
          <p>{t.shutOut[shutOut].whatToDo}</p>
        </Alert>
      )}
      {mayDo(clerk, 'configure') && (needsCode ? connectForm : <Another>{connectForm}</Another>)}
    </section>
  );
};

/** For a machine that is moved to another counter, or was set up anew at the server. */
const Another = ({ children }: { children: ReactNode }) => {
  const t = useTexts(texts);
  return (
    <details className="bp-another">
      <summary>{t.another}</summary>
      {children}
    </details>
  );
};

/** Who the station is to its server. Asked again when the line changes: it may have enrolled by itself. */
function useStanding(
  host: StationHost,
  reachability: Reachability['kind'] | undefined,
): readonly [Standing | undefined, () => void] {
  const [standing, setStanding] = useState<Standing>();
  const [looks, setLooks] = useState(0);
  useEffect(() => {
    let gone = false;
    void findStanding(host).then((found) => {
      if (!gone) setStanding(found);
    });
    return () => {
      gone = true;
    };
  }, [host, reachability, looks]);
  return [standing, useCallback(() => setLooks((count) => count + 1), [])];
}

async function findStanding(host: StationHost): Promise<Standing | undefined> {
  const found = await host.credentials.findStanding();
  if (found === undefined) return undefined;
  const fingerprint = await fingerprintOf(decodeBase64(found.signingKey), webSha256OfBytes);
  return { name: found.stationName, office: found.office, fingerprint };
}

const rowsOf = (
  { name, office, fingerprint }: Standing,
  t: { readonly station: string; readonly office: string; readonly stationKey: string },
): readonly SummaryRow[] => [
  { label: t.station, value: name },
  ...(office === '' ? [] : [{ label: t.office, value: office }]),
  { label: t.stationKey, value: formatFingerprint(fingerprint) },
];

const findShutOut = (reachability: Reachability['kind'] | undefined): ShutOut | undefined =>
  reachability === 'station-revoked' ||
  reachability === 'station-cloned' ||
  reachability === 'server-key-changed'
    ? reachability
    : undefined;
