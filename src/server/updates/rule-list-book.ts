import type { Kysely } from 'kysely';
import type { Clock } from '../../application/ports/machine.ts';
import { publishedListText } from '../../contract/updates.ts';
import type { Instant } from '../../domain/registration.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { retryPassing } from '../database/database-errors.ts';
import { standInLine, useLine } from '../database/locks.ts';
import type { IntakeTables } from '../database/tables.ts';
import type { ServerKeyring } from '../keys/server-keys.ts';

export interface StoredList {
  readonly number: number;
  readonly version: string;
  /** The exact JSON text. */
  readonly content: string;
  readonly publishedAt: Instant;
}

export interface PublishedNow {
  readonly list: StoredList;
  /** The same text was published before: nothing was written. */
  readonly already: boolean;
}

/** The lists of covered groups that the server gives its stations. Only added to. */
export interface RuleListBook {
  /** The caller has read `content` as a list of this version. */
  publish(version: string, content: string): Promise<Result<PublishedNow, 'version-taken'>>;
  /** In the order they were published. */
  list(): Promise<readonly StoredList[]>;
}

export function createRuleListBook(
  db: Kysely<IntakeTables>,
  keys: ServerKeyring,
  clock: Clock,
): RuleListBook {
  async function publishOnce(
    transaction: Kysely<IntakeTables>,
    version: string,
    content: string,
  ): Promise<Result<PublishedNow, 'version-taken'>> {
    const last = await standInLine(transaction, 'lists');
    const there = await transaction
      .selectFrom('rule_lists')
      .selectAll()
      .where('version', '=', version)
      .executeTakeFirst();
    if (there !== undefined) {
      // Decisions name the version that they were made with: it means one text for ever.
      if (there.content !== content) return fail('version-taken');
      return ok({ list: toStored(there), already: true });
    }
    const number = last + 1;
    const publishedAt = clock.now();
    const signature = keys.signing.sign(Buffer.from(publishedListText(number, content)));
    await transaction
      .insertInto('rule_lists')
      .values({ number, version, content, signature, published_at: new Date(publishedAt) })
      .execute();
    await useLine(transaction, 'lists', number);
    return ok({ list: { number, version, content, publishedAt }, already: false });
  }

  return {
    publish: (version, content) =>
      retryPassing(() =>
        db.transaction().execute((transaction) => publishOnce(transaction, version, content)),
      ),
    async list() {
      const rows = await db.selectFrom('rule_lists').selectAll().orderBy('number').execute();
      return rows.map(toStored);
    },
  };
}

const toStored = ({ number, version, content, published_at }: IntakeTables['rule_lists']): StoredList => ({
  number,
  version,
  content,
  publishedAt: published_at.toISOString() as Instant,
});
