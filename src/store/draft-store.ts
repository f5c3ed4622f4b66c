import type { PageImage } from '../application/ports/letter-reader.ts';
import type { Draft, DraftStore } from '../application/ports/station-store.ts';
import type { RegistrationId } from '../domain/registration.ts';
import { fail, ok } from '../domain/result.ts';
import type { DraftRow, StationDatabase } from './station-database.ts';
import { toStoreProblem } from './store-problem.ts';
import type { Vault } from './vault.ts';

const formPlace = (id: RegistrationId): string => `drafts/${id}`;
const pagePlace = (id: RegistrationId, page: number): string => `letterPages/${id}/${page}`;

/** Half-filled forms and the letters that belong to them, sealed like everything else. */
export function createDraftStore(database: StationDatabase, vault: Vault): DraftStore {
  const { drafts, letterPages } = database;

  const openDraft = async (row: DraftRow): Promise<Draft> => ({
    id: row.id,
    startedAt: row.startedAt,
    changedAt: row.changedAt,
    form: JSON.parse(await vault.openText(formPlace(row.id), row.form)) as unknown,
  });

  return {
    async saveDraft({ id, startedAt, changedAt, form }) {
      const sealed = await vault.sealText(formPlace(id), JSON.stringify(form));
      try {
        await database.transaction('rw', [drafts, database.registrations], async () => {
          // A late keystroke of a form that has just been saved must not bring its draft back.
          if ((await database.registrations.get(id)) !== undefined) return;
          await drafts.put({ id, startedAt, changedAt, form: sealed });
        });
        return ok(undefined);
      } catch (error) {
        return fail(toStoreProblem(error));
      }
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
      try {
        await letterPages.put({ id, pages: sealed });
        return ok(undefined);
      } catch (error) {
        return fail(toStoreProblem(error));
      }
    },

    async findLetterPages(id) {
      const row = await letterPages.get(id);
      return Promise.all(
        (row?.pages ?? []).map(
          async ({ image, ...page }, at): Promise<PageImage> => ({
            ...page,
            bytes: await vault.openBytes(pagePlace(id, at), image),
          }),
        ),
      );
    },
  };
}
