import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { SamePersonHit } from '../../../application/ports/station-store.ts';
import type { FormCheck } from '../../../application/registration-form/check-form.ts';
import { awaitsLook, confirmField, typeInto } from '../../../application/registration-form/form.ts';
import type { FormFieldName, FormProblem } from '../../../application/registration-form/form-problem.ts';
import { explainLetterNote } from '../../../application/wording/letter.ts';
import { formatCprNumber } from '../../../domain/cpr-number.ts';
import type { PersonField } from '../../../domain/registration.ts';
import { useStation } from '../../app/station.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { RadioGroup } from '../../ui/choice-group.tsx';
import { moveFocusTo } from '../../ui/move-focus.ts';
import { useAfterPress } from '../../ui/use-after-press.ts';
import { CoveragePanel } from './coverage-panel.tsx';
import { InKommunePanel } from './in-kommune-panel.tsx';
import { LetterFailure } from './letter-failure.tsx';
import { LetterIntake } from './letter-intake.tsx';
import { texts as letterTexts } from './letter-texts.ts';
import { LetterViewer } from './letter-viewer.tsx';
import { usePagePictures } from './page-pictures.ts';
import { PersonFieldBox } from './person-field-box.tsx';
import { explainFormProblem, explainFormWarning } from './problem-texts.ts';
import { SamePersonPanel } from './same-person-panel.tsx';
import type { RegistrationSession } from './session.ts';
import { texts } from './texts.ts';
import type { InKommune } from './use-in-kommune.ts';

interface LetterStepProps {
  readonly session: RegistrationSession;
  readonly check: FormCheck;
  readonly samePerson: readonly SamePersonHit[];
  readonly inKommune: InKommune;
  readonly onDone: () => void;
}

const personOrder = ['cpr', 'name', 'birthDate', 'citizenship'] as const;
const permitOrder = ['legalBasis', 'validFrom', 'validTo', 'letterDate', 'caseNumber'] as const;
const order: readonly PersonField[] = [...personOrder, ...permitOrder];
const ours: readonly FormFieldName[] = [...order, 'coverage'];

/** Nothing is wrong with it but that nobody has looked yet. */
const isLook = ({ kind }: FormProblem): boolean => kind === 'unconfirmed' || kind === 'not-compared';

/** What the letter says of the person and the permit, beside the letter itself. */
export const LetterStep = ({ session, check, samePerson, inKommune, onDone }: LetterStepProps) => {
  const t = useTexts(texts);
  const letterWords = useTexts(letterTexts);
  const locale = useLocale();
  const { names } = useStation();
  const { form, letter, pages } = useStore(session.state);
  const pictures = usePagePictures(pages);
  const [current, setCurrent] = useState<PersonField>();
  const [left, setLeft] = useState<ReadonlySet<FormFieldName>>(new Set());
  const [attempted, setAttempted] = useState(false);
  const afterPress = useAfterPress();
  const problems = check.problems.filter(({ field }) => ours.includes(field));
  const withoutLetter = pages.length === 0 && letter.kind !== 'reading';

  useEffect(() => {
    const { kind } = session.state.getState().letter;
    if (kind === 'none' || kind === 'failed') moveFocusTo('cpr');
  }, [session]);

  /** The next field, in reading order after `from`, that is empty or asks for the clerk. */
  function findNextStop(from: PersonField | undefined): FormFieldName | undefined {
    const fields = session.state.getState().form.fields;
    const asks = (field: PersonField): boolean => {
      if (field === 'validTo' && form.unlimited) return false;
      const empty = fields[field].text.trim() === '' && letter.kind !== 'read';
      return (
        empty ||
        awaitsLook(fields[field]) ||
        problems.some((problem) => problem.field === field && !isLook(problem))
      );
    };
    const after = from === undefined ? order : order.slice(order.indexOf(from) + 1);
    return after.find(asks);
  }

  function advance(from: PersonField): void {
    if (awaitsLook(form.fields[from])) session.change((now) => confirmField(now, from));
    leave(from);
    const next = findNextStop(from);
    if (next !== undefined) moveFocusTo(next);
    else moveFocusTo('to-residence');
  }

  function leave(field: PersonField): void {
    setLeft((seen) => new Set([...seen, field]));
    // Ten plain digits are easier to compare with the letter in the form that the letter has them in.
    const { text } = form.fields[field];
    if (field === 'cpr' && check.cpr.ok && /^\d{10}$/.test(text)) {
      const written = formatCprNumber(check.cpr.value.number);
      // The press that left the field may have changed it.
      session.change((now) => (now.fields.cpr.text === text ? typeInto(now, 'cpr', written) : now));
    }
  }

  // When the reading has ended, the next keystroke belongs to the first thing the clerk must look at or type.
  const wasReading = useRef(letter.kind === 'reading');
  useEffect(() => {
    if (letter.kind !== 'reading' && wasReading.current) moveFocusTo(findNextStop(undefined) ?? 'cpr');
    wasReading.current = letter.kind === 'reading';
  });

  function submit(): void {
    setAttempted(true);
    const [first] = problems;
    if (first === undefined) onDone();
    else
      moveFocusTo(
        [...order, 'coverage' as const].find((field) =>
          problems.some((problem) => problem.field === field),
        ) ?? first.field,
      );
  }

  const errorOf = (field: FormFieldName): string | undefined => {
    const problem = problems.find((found) => found.field === field && !isLook(found));
    const unconfirmed = problems.find((found) => found.field === field && isLook(found));
    const shown = attempted ? (problem ?? unconfirmed) : problem;
    if (shown === undefined) return undefined;
    const filled =
      field !== 'coverage' && field in form.fields && form.fields[field as PersonField].text.trim() !== '';
    const due =
      attempted || (shown.kind !== 'required' && filled && (left.has(field) || letter.kind === 'read'));
    return due ? explainFormProblem(shown, locale) : undefined;
  };
  const warningOf = (field: PersonField): string | undefined => {
    const warning = check.warnings.find((found) => found.field === field);
    return warning === undefined ? undefined : explainFormWarning(warning, locale);
  };

  const box = (field: PersonField) => (
    <PersonFieldBox
      key={field}
      field={field}
      value={form.fields[field]}
      error={errorOf(field)}
      warning={warningOf(field)}
      picture={pictures[form.fields[field].box?.page ?? 0]}
      disabled={field === 'validTo' && form.unlimited}
      list={field === 'citizenship' ? 'countries' : undefined}
      onType={(text) => session.change((now) => typeInto(now, field, text))}
      onConfirm={() => advance(field)}
      onFocus={() => setCurrent(field)}
      onBlur={() => afterPress(() => leave(field))}
      onEnter={() => advance(field)}
    />
  );

  return (
    <div className={withoutLetter ? 'bp-narrow' : 'bp-split'}>
      <section className="bp-split-letter" aria-label={letterWords.letterHeading}>
        <LetterFailure letter={letter} />
        {pictures.length > 0 && letter.kind !== 'reading' ? (
          <LetterViewer
            pictures={pictures}
            highlight={current === undefined ? undefined : form.fields[current].box}
          />
        ) : null}
        <LetterIntake session={session} letter={letter} compact={withoutLetter || pictures.length > 0} />
      </section>
      <form
        className="bp-split-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {form.corrects !== undefined && <Alert variant="info">{t.correctsNote}</Alert>}
        {form.letter?.notes.map((note) => (
          <Alert key={note.kind} variant="warning">
            {explainLetterNote(note, locale)}
          </Alert>
        ))}
        {form.letter !== undefined && form.letter.persons > 1 && (
          <RadioGroup
            id="letter-person"
            legend={t.severalPersons(form.letter.persons)}
            value={String(form.letter.person)}
            onChoose={(person) => session.choosePerson(Number(person))}
            choices={Array.from({ length: form.letter.persons }, (_, index) => ({
              value: String(index),
              label:
                session.state.getState().reading?.persons[index]?.name?.value ?? t.personNumber(index + 1),
            }))}
          />
        )}
        <h2 className="bp-section-heading">{t.personHeading}</h2>
        {personOrder.map(box)}
        <datalist id="countries">
          {names.countryNames.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <SamePersonPanel hits={samePerson} session={session} />
        <InKommunePanel hits={inKommune.hits} seen={inKommune.seen} session={session} />
        <h2 className="bp-section-heading">{t.permitHeading}</h2>
        {box('legalBasis')}
        <CoveragePanel
          check={check}
          chosen={form.chosenGroup}
          error={errorOf('coverage')}
          onChoose={(group) => session.change((now) => ({ ...now, chosenGroup: group }))}
        />
        <div className="bp-pair">
          {box('validFrom')}
          <div>
            {box('validTo')}
            <div className="form-group-checkbox">
              <input
                type="checkbox"
                className="form-checkbox"
                id="unlimited"
                checked={form.unlimited}
                onChange={({ target }) => session.change((now) => ({ ...now, unlimited: target.checked }))}
              />
              <label className="form-label" htmlFor="unlimited">
                {t.unlimited}
              </label>
            </div>
          </div>
        </div>
        <div className="bp-pair">
          {box('letterDate')}
          {box('caseNumber')}
        </div>
        {attempted && problems.length > 0 && (
          <Alert variant="error" announce>
            {t.goToProblems(new Set(problems.map(({ field }) => field)).size)}
          </Alert>
        )}
        <div className="bp-actions">
          <Button id="to-residence" kind="primary" type="submit" icon="arrow-forward">
            {t.toResidence}
          </Button>
        </div>
      </form>
    </div>
  );
};
