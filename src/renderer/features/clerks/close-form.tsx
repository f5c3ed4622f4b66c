import { useState } from 'react';
import type { ListedClerk } from '../../../application/ports/station-access.ts';
import type { Draft } from '../../../application/ports/station-store.ts';
import type { ClerkId } from '../../../domain/clerk.ts';
import type { RegistrationId } from '../../../domain/registration.ts';
import { type HandDraftOver, HandDraftOverForm } from '../../app/hand-draft-over.tsx';
import { useStation } from '../../app/station.ts';
import { useAccessChange } from '../../app/use-access-change.ts';
import { useStored } from '../../app/use-stored.ts';
import { shortInstant } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../../i18n/locale.tsx';
import { Button } from '../../ui/button.tsx';
import { ChangeForm } from './change-form.tsx';
import { idOfField } from './clerk-forms.tsx';
import { texts } from './texts.ts';

export interface DraftHandling {
  readonly nameOfDraft: (draft: Draft) => string | undefined;
  readonly onHandOver: (id: RegistrationId, to: ClerkId) => ReturnType<HandDraftOver>;
}

interface CloseFormProps extends DraftHandling {
  readonly clerk: ListedClerk;
  readonly onDone: (initials: string) => void;
  readonly onCancel: () => void;
}

/** Closes somebody's access. Half-filled forms must not be left with who cannot open them any more. */
export const CloseForm = ({ clerk, onDone, onCancel, ...drafts }: CloseFormProps) => {
  const t = useTexts(texts);
  const { administration } = useStation();
  const change = useAccessChange(idOfField);
  const [own, setOwn] = useState('');

  async function close(): Promise<void> {
    const closed = await change.run(own, () => administration.close(own, clerk.id));
    if (closed.ok) onDone(clerk.initials);
  }

  return (
    <>
      <ChangeForm
        heading={t.closeHeading(clerk.initials)}
        text={t.closeText}
        change={change}
        own={own}
        onOwn={setOwn}
        action={t.close}
        focusOwn
        onSubmit={() => void close()}
        onCancel={onCancel}
      />
      <DraftsOf clerk={clerk} {...drafts} />
    </>
  );
};

const DraftsOf = ({ clerk, nameOfDraft, onHandOver }: DraftHandling & { readonly clerk: ListedClerk }) => {
  const t = useTexts(texts);
  const locale = useLocale();
  const { drafts } = useStation();
  const [handing, setHanding] = useState<RegistrationId>();
  const own = useStored(
    async () => (await drafts.listDrafts()).filter(({ owner }) => owner === clerk.id),
    [drafts, clerk.id],
  );
  if (own === undefined || own.length === 0) return null;
  return (
    <section className="bp-drafts-of" aria-labelledby="clerks-drafts">
      <h2 id="clerks-drafts" className="bp-section-heading">
        {t.draftsOf(clerk.initials)}
      </h2>
      <ul className="bp-list">
        {own.map((draft) => (
          <li key={draft.id}>
            <div className="bp-draft">
              <span className="bp-row">
                <span>{nameOfDraft(draft) ?? t.unnamed}</span>
                <span className="bp-quiet">{shortInstant(draft.changedAt, locale)}</span>
              </span>
              <Button
                kind="link"
                aria-expanded={handing === draft.id}
                onClick={() => setHanding(handing === draft.id ? undefined : draft.id)}
              >
                {t.handOver}
              </Button>
            </div>
            {handing === draft.id && (
              <HandDraftOverForm
                id={`draft-${draft.id}`}
                owner={clerk.id}
                onHandOver={(to) => onHandOver(draft.id, to)}
                onDone={() => setHanding(undefined)}
                onCancel={() => setHanding(undefined)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};
