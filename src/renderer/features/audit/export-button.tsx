import { useState } from 'react';
import { type AuditExportScope, writeAuditExport } from '../../../application/audit/write-audit-export.ts';
import type { CprNumber } from '../../../domain/cpr-number.ts';
import type { RegistrationId } from '../../../domain/registration.ts';
import { webSha256 } from '../../app/machine.ts';
import { noteEvent } from '../../app/note-event.ts';
import { saveFile } from '../../app/save-file.ts';
import { useStation } from '../../app/station.ts';
import { useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { texts } from './texts.ts';

interface ExportButtonProps {
  readonly record: RegistrationId | undefined;
  readonly cpr: CprNumber | undefined;
}

/** Takes what is shown out of the station as a signed file: all of it, or what is about one person or record. */
export const ExportButton = ({ record, cpr }: ExportButtonProps) => {
  const t = useTexts(texts);
  const station = useStation();
  const [busy, setBusy] = useState(false);
  const [exported, setExported] = useState<number>();
  const { trail, clock, clerk, identity, stationId } = station;

  async function takeOut(): Promise<void> {
    setBusy(true);
    const personKey = cpr === undefined ? undefined : await trail.personKey(cpr);
    const entries = await trail.list({
      ...(record === undefined ? {} : { record }),
      ...(cpr === undefined ? {} : { cpr }),
    });
    const head = await trail.findHead();
    const scope: AuditExportScope =
      personKey !== undefined
        ? { kind: 'person', personKey, head }
        : record !== undefined
          ? { kind: 'record', record, head }
          : { kind: 'all' };
    const exportedAt = clock.now();
    const lines: string[] = [];
    const written = writeAuditExport(
      { trail, sha256: webSha256 },
      {
        station: stationId,
        kommuneCode: identity.kommuneCode,
        exportedAt,
        exportedBy: clerk.initials,
        scope,
        entries,
      },
    );
    for await (const line of written) lines.push(line);
    const moment = exportedAt.slice(0, 19).replace(/[:T]/g, '-');
    saveFile(`revision-${moment}.jsonl`, lines, 'application/jsonl');
    await noteEvent(station, {
      action: 'exported',
      detail: scope.kind,
      count: entries.length,
      ...(personKey === undefined ? {} : { person: personKey }),
      ...(record === undefined ? {} : { record }),
    });
    setBusy(false);
    setExported(entries.length);
  }

  const label = cpr !== undefined ? t.exportPerson : record !== undefined ? t.exportRecord : t.exportAll;
  return (
    <>
      <Button icon="save" disabled={busy} onClick={() => void takeOut()}>
        {busy ? t.exporting : label}
      </Button>
      {exported !== undefined && (
        <Alert variant="success" announce>
          {t.exported(exported)}
        </Alert>
      )}
    </>
  );
};
