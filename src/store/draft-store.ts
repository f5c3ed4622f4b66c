import type { PageImage } from '../application/ports/letter-reader.ts';
import type { Draft, DraftStore, StoreProblem } from '../application/ports/station-store.ts';
import type { RegistrationId } from '../domain/registration.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { DraftRow, StationDatabase } from './station-database.ts';
import { toStoreProblem } from './store-problem.ts';
import type { Vault } from './vault.ts';

const formPlace = (id: RegistrationId): string => `drafts/${id}`;
const pagePlace = (id: RegistrationId, page: number): string => `letterPages/${id}/${page}`;

/** Half-filled forms and the letters that belong to them, sealed like everything else. */
export function createDraftStore(database: StationDatabase, vault: Vault): DraftStore {
  const { drafts, letterPages, registrations } = database;

  async function openDraft({ id, startedAt, changedAt, form }: DraftRow): Promise<Draft> {
    const text = await vault.findText(formPlace(id), form);
    return { id, startedAt, changedAt, form: text === undefined ? undefined : JSON.parse(text) };
  }

  /** Writes unless the registration has been saved: a late keystroke must not bring its draft back. */
  async function putUnlessSaved(
    id: RegistrationId,
    put: () => PromiseLike<unknown>,
  ): Promise<Result<void, StoreProblem>> {
    try {
      await database.transaction('rw', [drafts, letterPages, registrations], async () => {
        if ((await registrations.get(id)) === undefined) await put();
      });
      return ok(undefined);
    } catch (error) {
      return fail(toStoreProblem(error));
    }
  }

  return {
    async saveDraft({ id, startedAt, changedAt, form }) {
      const sealed = await vault.sealText(formPlace(id), JSON.stringify(form));
      return putUnlessSaved(id, () => drafts.put({ id, startedAt, changedAt, form: sealed }));
    },

    async findDraft(id) {
      const row = await drafts.get(id);
      return row === undefined ? undefined : openDraft(row);
    },

    async listDrafts() {
      const rows = await drafts.orderBy('changedAt').reverse().toArray();
      return Promise.all(rows.map(openDraft));
    },

    async discardDraft(id) {
      await database.transaction('rw', [drafts, letterPages], async () => {
        await drafts.delete(id);
        await letterPages.delete(id);
      });
    },

    async saveLetterPages(id, pages) {
      const sealed = await Promise.all(
        pages.map(async ({ width, height, mediaType, bytes }, page) => ({
          width,
          height,
          mediaType,
          // A copy of its own: the bytes may be a view into something larger or shared.
          image: await vault.sealBytes(pagePlace(id, page), new Uint8Array(bytes)),
        })),
      );
      return putUnlessSaved(id, () => letterPages.put({ id, pages: sealed }));
    },

    async findLetterPages(id) {
      const row = await letterPages.get(id);
      const pages: PageImage[] = [];
      for (const [at, { image, ...page }] of (row?.pages ?? []).entries()) {
        const bytes = await vault.findBytes(pagePlace(id, at), image);
        // Fields point at pages by number: a letter with a page missing would show the wrong ones.
        if (bytes === undefined) return [];
        pages.push({ ...page, bytes });
      }
      return pages;
    },
  };
}
