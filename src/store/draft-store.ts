import type { PageImage } from '../application/ports/letter-reader.ts';
import type { Draft, DraftStore, StoreProblem } from '../application/ports/station-store.ts';
import { type Clerk, type ClerkId, mayDo } from '../domain/clerk.ts';
import type { RegistrationId } from '../domain/registration.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { DraftJournal } from './draft-journal.ts';
import type { Vault } from './keys/vault.ts';
import type { DraftRow, LetterPagesRow, StationDatabase } from './station-database.ts';
import { toStoreProblem } from './store-problem.ts';
import type { Writer } from './writer.ts';

/** The owner is part of the seal: a row whose owner was changed behind the program's back does not open. */
export const formPlace = (id: RegistrationId, owner: ClerkId | undefined): string =>
  owner === undefined ? `drafts/${id}` : `drafts/${id}/${owner}`;
export const pagePlace = (id: RegistrationId, page: number): string => `letterPages/${id}/${page}`;

interface DraftStorePorts {
  readonly database: StationDatabase;
  readonly vault: Vault;
  readonly writer: Writer;
  readonly journal: DraftJournal;
  readonly clerk: Pick<Clerk, 'id' | 'role'>;
  /** Told where a keystroke finds no room. */
  readonly onRoom: (hasRoom: false) => void;
}

type DraftProblem = Result<void, StoreProblem>;
/** The draft is somebody else's, or has become so meanwhile. */
const notTheirs: DraftProblem = { ok: false, error: { kind: 'unavailable' } };

/**
 * Half-filled forms and the letters that belong to them, sealed like everything else. Each keystroke goes
 * into the database at once, and into the journal a moment later.
 */
export function createDraftStore(ports: DraftStorePorts): DraftStore {
  const { database, vault, writer, journal, clerk } = ports;
  const { drafts, letterPages, registrations } = database;

  const isOurs = (owner: ClerkId | undefined): boolean =>
    owner === clerk.id || mayDo(clerk, 'see-all-drafts');

  /** Pages may come before the first keystroke: until there is a draft, they are whose put them there. */
  const maySee = (draft: DraftRow | undefined, pages: LetterPagesRow | undefined): boolean =>
    draft === undefined ? pages === undefined || isOurs(pages.owner) : isOurs(draft.owner);

  async function openDraft({ id, owner, startedAt, changedAt, form }: DraftRow): Promise<Draft> {
    const text = await vault.findText(formPlace(id, owner), form);
    return {
      id,
      ...(owner === undefined ? {} : { owner }),
      startedAt,
      changedAt,
      form: text === undefined ? undefined : JSON.parse(text),
    };
  }

  /** A write of our own; what the browser refuses is an answer. */
  async function attempt(run: () => Promise<DraftProblem>): Promise<DraftProblem> {
    try {
      return await run();
    } catch (error) {
      const problem = toStoreProblem(error);
      if (problem.kind === 'no-room') ports.onRoom(false);
      return fail(problem);
    }
  }

  interface There {
    readonly draft: DraftRow | undefined;
    readonly pages: LetterPagesRow | undefined;
    /** A late keystroke must not bring the draft of a saved registration back. */
    readonly isSaved: boolean;
  }

  async function look(id: RegistrationId): Promise<There> {
    const [draft, pages, saved] = await Promise.all([
      drafts.get(id),
      letterPages.get(id),
      registrations.where('id').equals(id).count(),
    ]);
    return { draft, pages, isSaved: saved > 0 };
  }

  /** Puts what `put` makes of what is there at that moment. */
  const write = (put: (there: There) => Promise<unknown>, id: RegistrationId): PromiseLike<DraftProblem> =>
    database.transaction('rw', [drafts, letterPages, registrations], async () => {
      const there = await look(id);
      if (there.isSaved) return ok(undefined);
      if (!maySee(there.draft, there.pages)) return notTheirs;
      await put(there);
      return ok(undefined);
    });

  return {
    async saveDraft({ id, startedAt, changedAt, form }) {
      const text = JSON.stringify(form);
      const saved = await attempt(async () => {
        for (;;) {
          const { draft, pages } = await look(id);
          if (!maySee(draft, pages)) return notTheirs;
          const owner = draft?.owner ?? clerk.id;
          const sealed = await vault.sealText(formPlace(id, owner), text);
          let moved = false;
          const outcome = await write(async ({ draft: now }) => {
            // Handed over meanwhile: it is sealed again, for the new owner.
            moved = now !== undefined && (now.owner ?? clerk.id) !== owner;
            const revision = (now?.revision ?? 0) + 1;
            if (!moved) await drafts.put({ id, owner, startedAt, changedAt, revision, form: sealed });
          }, id);
          if (!moved) return outcome;
        }
      });
      if (saved.ok) journal.note(id, 'form');
      return saved;
    },

    async findDraft(id) {
      const row = await drafts.get(id);
      return row === undefined || !isOurs(row.owner) ? undefined : openDraft(row);
    },

    async isAnothers(id) {
      const row = await drafts.get(id);
      return row !== undefined && !isOurs(row.owner);
    },

    async listDrafts() {
      const rows = mayDo(clerk, 'see-all-drafts')
        ? await drafts.orderBy('changedAt').reverse().toArray()
        : (await drafts.where('owner').equals(clerk.id).sortBy('changedAt')).reverse();
      return Promise.all(rows.map(openDraft));
    },

    discardDraft: (id) =>
      writer.commit<StoreProblem>(async () => {
        const [row, pages] = await Promise.all([drafts.get(id), letterPages.get(id)]);
        if ((row === undefined && pages === undefined) || !maySee(row, pages)) return ok({ changes: [] });
        return ok({
          changes: [
            { table: 'drafts', gone: id },
            { table: 'letterPages', gone: id },
          ],
          events: [{ action: 'discarded-draft', record: id }],
        });
      }),

    handDraftOver: (id, to) =>
      writer.commit<StoreProblem>(async () => {
        const row = await drafts.get(id);
        if (row === undefined || !isOurs(row.owner)) return fail({ kind: 'unavailable' });
        const text = await vault.findText(formPlace(id, row.owner), row.form);
        if (text === undefined) return fail({ kind: 'unavailable' });
        const form = await vault.sealText(formPlace(id, to), text);
        return ok({
          changes: [{ table: 'drafts', row: { ...row, owner: to, revision: (row.revision ?? 0) + 1, form } }],
          events: [{ action: 'handed-draft-over', record: id, detail: to }],
        });
      }),

    async saveLetterPages(id, pages) {
      const saved = await attempt(async () => {
        const there = await look(id);
        if (!maySee(there.draft, there.pages)) return notTheirs;
        const sealed: LetterPagesRow['pages'] = await Promise.all(
          pages.map(async ({ width, height, mediaType, bytes }, page) => ({
            width,
            height,
            mediaType,
            // A copy of its own: the bytes may be a view into something larger or shared.
            image: await vault.sealBytes(pagePlace(id, page), new Uint8Array(bytes)),
          })),
        );
        return write(async ({ pages: now }) => {
          const owner = now?.owner ?? clerk.id;
          await letterPages.put({ id, owner, revision: (now?.revision ?? 0) + 1, pages: sealed });
        }, id);
      });
      if (saved.ok) journal.note(id, 'form-and-pages');
      return saved;
    },

    async findLetterPages(id) {
      const [draft, row] = await Promise.all([drafts.get(id), letterPages.get(id)]);
      if (!maySee(draft, row)) return [];
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
