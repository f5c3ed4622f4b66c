import type { PageImage } from '../application/ports/letter-reader.ts';
import type { Draft, DraftStore } from '../application/ports/station-store.ts';
import type { ClerkId } from '../domain/clerk.ts';
import type { RegistrationId } from '../domain/registration.ts';
import { fail, ok } from '../domain/result.ts';

interface MemoryDraftStore extends DraftStore {
  /** It was saved. */
  end(id: RegistrationId): void;
}

interface MemoryDraftPorts {
  readonly clerk: ClerkId;
  readonly isFull: () => boolean;
  readonly isSaved: (id: RegistrationId) => boolean;
}

export function createMemoryDraftStore({ clerk, isFull, isSaved }: MemoryDraftPorts): MemoryDraftStore {
  const drafts = new Map<RegistrationId, Draft>();
  const letterPages = new Map<RegistrationId, readonly PageImage[]>();
  return {
    end(id) {
      drafts.delete(id);
      letterPages.delete(id);
    },
    async saveDraft(draft) {
      if (isFull()) return fail({ kind: 'no-room' });
      const owner = drafts.get(draft.id)?.owner ?? clerk;
      if (!isSaved(draft.id)) drafts.set(draft.id, structuredClone({ ...draft, owner }));
      return ok(undefined);
    },
    async findDraft(id) {
      return structuredClone(drafts.get(id));
    },
    async isAnothers() {
      return false;
    },
    async listDrafts() {
      const order = ({ changedAt, id }: Draft): string => `${changedAt} ${id}`;
      return structuredClone([...drafts.values()]).sort((a, b) => (order(a) < order(b) ? 1 : -1));
    },
    async discardDraft(id) {
      if (isFull() && (drafts.has(id) || letterPages.has(id))) return fail({ kind: 'no-room' });
      drafts.delete(id);
      letterPages.delete(id);
      return ok(undefined);
    },
    async handDraftOver(id, to) {
      const draft = drafts.get(id);
      if (draft === undefined) return fail({ kind: 'unavailable' });
      if (isFull()) return fail({ kind: 'no-room' });
      drafts.set(id, { ...draft, owner: to });
      return ok(undefined);
    },
    async saveLetterPages(id, pages) {
      if (isFull()) return fail({ kind: 'no-room' });
      if (!isSaved(id)) letterPages.set(id, structuredClone(pages));
      return ok(undefined);
    },
    async findLetterPages(id) {
      return structuredClone(letterPages.get(id) ?? []);
    },
  };
}
