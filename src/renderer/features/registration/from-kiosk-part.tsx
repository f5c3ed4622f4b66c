import type { RegistrationForm } from '../../../application/registration-form/form.ts';
import {
  type ResidencePart,
  residenceAwaitsLook,
  residenceText,
} from '../../../application/registration-form/told-residence.ts';
import { useTexts } from '../../i18n/locale.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { keepFocus } from '../../ui/keep-focus.ts';
import { texts as intakeTexts } from './intake-texts.ts';
import { texts } from './texts.ts';

interface FromKioskPartProps {
  readonly form: RegistrationForm;
  readonly part: ResidencePart;
  readonly onAgree: () => void;
}

/** Under a part of the residence: what the citizen told a kiosk, and whether the clerk has compared it. */
export const FromKioskPart = ({ form, part, onAgree }: FromKioskPartProps) => {
  const t = useTexts(texts);
  const words = useTexts(intakeTexts);
  const told = form.toldResidence?.[part];
  if (told === undefined) return null;
  const names: Readonly<Record<ResidencePart, string>> = {
    address: t.address,
    moveInDate: t.moveInDate,
    careOf: t.careOf,
  };
  const waits = residenceAwaitsLook(form, part);
  // An address that was only typed is compared by choosing one: there is nothing to agree with yet.
  const canAgree = part !== 'address' || form.address !== undefined;
  const how: Readonly<Record<ResidencePart, string>> = {
    address: form.intake === undefined ? words.typedByCitizen : words.address[form.intake.address],
    moveInDate: words.day,
    careOf: words.typedByCitizen,
  };
  return (
    <div className={`bp-told-part${waits ? ' bp-awaits-look' : ''}`} data-told={part}>
      <p className="bp-evidence-line">
        <span className="bp-provenance">
          <Icon name={waits ? 'visibility' : 'check'} />
          <span>
            {names[part]}: <strong>{waits ? words.notChecked : words.checked}</strong>: {how[part]}
            {residenceText(form, part) !== told.citizen && ` ${words.citizenWrote(told.citizen)}`}
          </span>
        </span>
        {waits && canAgree && (
          <Button
            id={`${part}-agrees`}
            small
            icon="check"
            onMouseDown={keepFocus}
            onClick={onAgree}
            aria-label={`${words.agrees}: ${names[part]}`}
          >
            {words.agrees}
          </Button>
        )}
      </p>
    </div>
  );
};
