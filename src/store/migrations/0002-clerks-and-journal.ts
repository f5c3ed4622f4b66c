/**
 * Version 2, frozen: whose a draft is, the audit trail, the station's own settings, and the marks that tie
 * the database to its journal. Rows are sealed anew, with the key that clerks unlock, after the first
 * sign-in (see `seal-anew.ts`): a migration of IndexedDB has no keys.
 */
export const version2 = {
  version: 2,
  stores: {
    drafts: 'id, changedAt, owner',
    audit: 'seq, record, person',
    settings: 'name',
    marks: 'name',
  },
} as const;
