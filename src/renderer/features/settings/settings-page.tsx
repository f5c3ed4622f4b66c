import { useStore } from 'zustand';
import { mayDo } from '../../../domain/clerk.ts';
import { mayEnter } from '../../app/may-enter.ts';
import { addressOf } from '../../app/route.ts';
import { useStation } from '../../app/station.ts';
import { useListInUse } from '../../app/use-list-in-use.ts';
import { describeDrift, longDate } from '../../i18n/format.ts';
import { type Locale, useLocale, useTexts } from '../../i18n/locale.tsx';
import { RadioGroup } from '../../ui/choice-group.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { BackupCard } from './backup-card.tsx';
import { ConnectionCard } from './connection-card.tsx';
import { PasscodeCard } from './passcode-card.tsx';
import { RegisterCard } from './register-card.tsx';
import { StationCard } from './station-card.tsx';
import { texts } from './texts.ts';

interface SettingsPageProps {
  readonly onLocale: (locale: Locale) => void;
}

/** Everybody's language and passcode; the station's own settings for who may change them. */
export const SettingsPage = ({ onLocale }: SettingsPageProps) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { clerk } = useStation();
  return (
    <div className="bp-narrow">
      <h1>{t.title}</h1>
      <OfficeLinks />
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
      <PasscodeCard />
      {mayDo(clerk, 'configure') && <StationCard />}
      {mayDo(clerk, 'back-up') && <BackupCard />}
      <ConnectionCard />
      <RegisterCard />
      <ListCard />
      <MachineCard />
    </div>
  );
};

/** What a supervisor looks after, beside the settings of the machine. */
const OfficeLinks = () => {
  const t = useTexts(texts);
  const { clerk } = useStation();
  const screens = (['clerks', 'audit', 'day-report'] as const).filter((screen) =>
    mayEnter(clerk, { screen }),
  );
  if (screens.length === 0) return null;
  return (
    <nav aria-label={t.office}>
      <ul className="bp-list">
        {screens.map((screen) => (
          <li key={screen}>
            <a className="bp-row" href={addressOf({ screen })}>
              <span>{t.officeLinks[screen].label}</span>
              <span className="bp-quiet">{t.officeLinks[screen].text}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};

/** The list that decisions are made with, and where it came from. */
const ListCard = () => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { clerk } = useStation();
  const { number, list } = useListInUse();
  return (
    <section className="bp-card" aria-labelledby="settings-list">
      <h2 id="settings-list">{t.list}</h2>
      <SummaryList
        rows={[
          { label: t.listVersion, value: list.version },
          { label: t.listFrom, value: longDate(list.validFrom, locale) },
          { label: t.listSource, value: list.source },
          { label: t.listOrigin, value: number === 0 ? t.listBundled : t.listPublished(number) },
        ]}
      />
      {mayEnter(clerk, { screen: 'rule-list' }) && (
        <p>
          <a href={addressOf({ screen: 'rule-list' })}>{t.listChanges}</a>
        </p>
      )}
    </section>
  );
};

const MachineCard = () => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { storageIsPersistent, health } = useStation();
  const { hasRoom, drift } = useStore(health);
  return (
    <section className="bp-card" aria-labelledby="settings-storage">
      <h2 id="settings-storage">{t.storage}</h2>
      <SummaryList
        rows={[
          { label: t.keeping, value: storageIsPersistent ? t.persistent : t.bestEffort },
          { label: t.room, value: hasRoom ? t.hasRoom : t.noRoom },
          {
            label: t.clock,
            value: drift === undefined ? t.clockUnknown : t.clockIs(describeDrift(drift, locale)),
          },
        ]}
      />
    </section>
  );
};
