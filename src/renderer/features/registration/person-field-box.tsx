import type { KeyboardEvent } from 'react';
import { awaitsLook, type FormField, openDoubts } from '../../../application/registration-form/form.ts';
import type { PersonField } from '../../../domain/registration.ts';
import { useTexts } from '../../i18n/locale.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Crop } from './crop.tsx';
import { DoubtedSigns } from './doubted-signs.tsx';
import { texts as intakeTexts } from './intake-texts.ts';
import { texts } from './texts.ts';

interface PersonFieldBoxProps {
  readonly field: PersonField;
  readonly value: FormField;
  readonly error: string | undefined;
  readonly warning: string | undefined;
  readonly picture: ImageBitmap | undefined;
  readonly disabled?: boolean;
  readonly list?: string | undefined;
  readonly onType: (text: string) => void;
  readonly onConfirm: () => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
  readonly onEnter: () => void;
}

const signs: Partial<Record<PersonField, 10 | 14 | 20>> = {
  cpr: 14,
  birthDate: 14,
  validFrom: 14,
  validTo: 14,
  letterDate: 14,
  caseNumber: 20,
  legalBasis: 20,
};

/** A field, the place in the letter it was read from, and how sure the reading is. */
export const PersonFieldBox = (props: PersonFieldBoxProps) => {
  const { field, value, error, warning, picture, onType, onConfirm, onFocus, onBlur, onEnter } = props;
  const t = useTexts(texts);
  const waits = awaitsLook(value) && props.disabled !== true;
  const enter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onEnter();
  };
  return (
    <div className={`bp-person-field${waits ? ' bp-awaits-look' : ''}`}>
      <TextField
        id={field}
        label={t.fields[field]}
        hint={t.hints[field]}
        value={value.text}
        error={error}
        warning={warning}
        signs={signs[field]}
        disabled={props.disabled}
        list={props.list}
        onText={onType}
        onFocus={onFocus}
        onBlur={onBlur}
        onKeyDown={enter}
      />
      {(value.scannedAs !== undefined || value.citizen !== undefined) && props.disabled !== true && (
        <div className="bp-evidence">
          {value.box !== undefined && (
            <Crop picture={picture} box={value.box} label={t.crop(t.fields[field])} />
          )}
          <p className="bp-evidence-line">
            <Provenance value={value} waits={waits} />
            {waits && (
              <Button
                small
                icon="check"
                onClick={onConfirm}
                aria-label={`${t.looksRight}: ${t.fields[field]}`}
              >
                {t.looksRight}
              </Button>
            )}
          </p>
          <DoubtedSigns name={value.text} doubts={openDoubts(value)} onType={onType} />
          {waits && value.alternatives !== undefined && value.alternatives.length > 0 && (
            <p className="bp-evidence-line">
              <span>{t.otherReadings}:</span>
              {value.alternatives.slice(0, 4).map((other) => (
                <Button key={other} kind="tertiary" small onClick={() => onType(other)}>
                  {other}
                </Button>
              ))}
            </p>
          )}
        </div>
      )}
    </div>
  );
};

const Provenance = ({ value, waits }: { value: FormField; waits: boolean }) => {
  const t = useTexts(texts);
  if (value.citizen !== undefined) return <FromKiosk value={value} citizen={value.citizen} waits={waits} />;
  if (value.source === 'corrected') {
    return <span className="bp-provenance">{t.correctedFrom(value.scannedAs ?? '')}</span>;
  }
  const percent = Math.floor((value.confidence ?? 0) * 100);
  return (
    <span className="bp-provenance">
      <Icon name={waits ? 'visibility' : 'check'} />
      {waits ? <strong>{t.pleaseLook}: </strong> : value.confirmed ? `${t.confirmed}: ` : ''}
      {t.readInLetter(percent)}
    </span>
  );
};

/** What the kiosk read, what the citizen made of it, and whether the clerk has compared it with the paper. */
const FromKiosk = ({ value, citizen, waits }: { value: FormField; citizen: string; waits: boolean }) => {
  const t = useTexts(intakeTexts);
  const { scannedAs, text } = value;
  return (
    <span className="bp-provenance">
      <Icon name={waits ? 'visibility' : 'check'} />
      <strong>{waits ? t.notChecked : t.checked}</strong>:{' '}
      {scannedAs === undefined
        ? t.typedByCitizen
        : citizen === scannedAs
          ? t.readAndConfirmed
          : t.changed(scannedAs)}
      {text !== citizen && ` ${t.citizenWrote(citizen)}`}
    </span>
  );
};
