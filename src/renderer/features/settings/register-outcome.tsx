import type {
  BadReason,
  LoadedRegister,
  RegisterProblem,
} from '../../../application/ports/address-register.ts';
import type { Result } from '../../../domain/result.ts';
import { useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { texts } from './register-texts.ts';

/** More reasons, or places of one, than anybody reads. */
const mostReasons = 6;
const mostPlaces = 3;

/** How the loading of a register ended. */
export const RegisterOutcome = ({ outcome }: { outcome: Result<LoadedRegister, RegisterProblem> }) => {
  const t = useTexts(texts);
  if (!outcome.ok)
    return outcome.error.kind === 'cancelled' ? (
      <Alert variant="info" announce>
        {t.cancelled}
      </Alert>
    ) : (
      <Alert variant="error" announce>
        {t.problem(outcome.error)}
      </Alert>
    );
  const { info, bad, badRowCount, needsTotal } = outcome.value;
  return (
    <Alert variant={needsTotal ? 'warning' : 'success'} announce>
      <p>{t.loaded(info.addresses)}</p>
      {needsTotal && <p>{t.needsTotal}</p>}
      {badRowCount > 0 && (
        <>
          <p>{t.badRows(badRowCount)}</p>
          <ul>
            {bad.slice(0, mostReasons).map((reason) => (
              <BadReasonItem key={reason.reason} {...reason} />
            ))}
          </ul>
        </>
      )}
    </Alert>
  );
};

const BadReasonItem = ({ reason, count, places }: BadReason) => {
  const t = useTexts(texts);
  const named = places
    .filter(({ line }) => line > 0)
    .slice(0, mostPlaces)
    .map(({ file, line }) => t.place(file, line));
  return <li>{t.badReason(reason, count, named, count > named.length)}</li>;
};
