import { useEffect, useState } from 'react';
import type { RecordExportQuery } from '../../contract/office-api.ts';
import { parseTypedDate } from '../../domain/calendar-date.ts';
import { useTexts } from '../../renderer/i18n/locale.tsx';
import { Button } from '../../renderer/ui/button.tsx';
import { RadioGroup } from '../../renderer/ui/choice-group.tsx';
import { SelectField } from '../../renderer/ui/select-field.tsx';
import { TextField } from '../../renderer/ui/text-field.tsx';
import { type ClientProblem, recordExportAddress } from '../api/office-client.ts';
import { useOffice } from '../app/office.ts';
import { PageHeading } from '../app/page-heading.tsx';
import { ProblemAlert } from '../app/problem-alert.tsx';
import { saveFrom } from './save-from.ts';
import { texts } from './texts.ts';

type Format = 'csv-semicolon' | 'csv-comma' | 'json';

const formats: Readonly<Record<Format, Pick<RecordExportQuery, 'format' | 'separator'>>> = {
  'csv-semicolon': { format: 'csv', separator: 'semicolon' },
  'csv-comma': { format: 'csv', separator: 'comma' },
  json: { format: 'json' },
};

/** Records as a file, for those who work on with them elsewhere. */
export const ExportsPage = () => {
  const t = useTexts(texts);
  const { client } = useOffice();
  const [which, setWhich] = useState<RecordExportQuery['which']>('to-enter');
  const [format, setFormat] = useState<Format>('csv-semicolon');
  const [office, setOffice] = useState<string>();
  const [offices, setOffices] = useState<readonly string[]>([]);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [wrong, setWrong] = useState<readonly ('from' | 'to')[]>([]);
  const [problem, setProblem] = useState<ClientProblem>();
  const [begun, setBegun] = useState(false);

  useEffect(() => {
    void client.stations().then((answer) => {
      if (!answer.ok) return setProblem(answer.error);
      const named = answer.value.stations.map((station) => station.office).filter((name) => name !== '');
      setOffices([...new Set(named)].sort(new Intl.Collator('da').compare));
    });
  }, [client]);

  async function save(): Promise<void> {
    const days = { from: parseTypedDate(from), to: parseTypedDate(to) };
    const bad = (['from', 'to'] as const).filter(
      (end) => days[end] === undefined && (end === 'from' ? from : to).trim() !== '',
    );
    setWrong(bad);
    setBegun(false);
    if (bad.length > 0) return document.getElementById(bad[0] ?? '')?.focus();
    // A file that is refused would be saved as an empty one: the server is asked first whether it knows us.
    const asked = await client.session();
    setProblem(asked.ok ? undefined : asked.error);
    if (!asked.ok) return;
    const query: RecordExportQuery = { which, ...formats[format], office, ...days };
    saveFrom(recordExportAddress(query));
    setBegun(true);
  }

  return (
    <div className="bp-narrow">
      <PageHeading>{t.title}</PageHeading>
      <form
        className="bp-split-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <ProblemAlert problem={problem} />
        <RadioGroup
          id="which"
          legend={t.which}
          choices={[
            { value: 'to-enter', label: t.toEnter },
            { value: 'all', label: t.all, hint: t.allHint },
          ]}
          value={which}
          onChoose={setWhich}
        />
        <SelectField
          id="office"
          label={t.office}
          empty={t.allOffices}
          value={office}
          choices={offices.map((name) => ({ value: name, label: name }))}
          onChoose={setOffice}
        />
        <div className="bp-pair bp-pair-end">
          <TextField
            id="from"
            label={t.from}
            hint={t.dayHint}
            signs={14}
            value={from}
            error={wrong.includes('from') ? t.noDay : undefined}
            onText={setFrom}
          />
          <TextField
            id="to"
            label={t.to}
            hint={t.dayHint}
            signs={14}
            value={to}
            error={wrong.includes('to') ? t.noDay : undefined}
            onText={setTo}
          />
        </div>
        <RadioGroup
          id="format"
          legend={t.format}
          choices={[
            { value: 'csv-semicolon', label: t.csvSemicolon, hint: t.csvSemicolonHint },
            { value: 'csv-comma', label: t.csvComma },
            { value: 'json', label: t.json, hint: t.jsonHint },
          ]}
          value={format}
          onChoose={setFormat}
        />
        <p className="bp-warning">{t.warning}</p>
        <div className="bp-actions">
          <Button kind="primary" type="submit" icon="save">
            {t.save}
          </Button>
        </div>
        <p role="status">{begun ? t.begun : ''}</p>
      </form>
    </div>
  );
};
