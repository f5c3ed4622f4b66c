/**
 * Version 1, frozen. Only keys and indexes are named here; everything personal lies sealed in the rows.
 * A change of shape is a new numbered file beside this one.
 */
export const version1 = {
  version: 1,
  stores: {
    drafts: 'id, changedAt',
    letterPages: 'id',
    registrations: 'id, cprKey, nameBirthKey',
    outbox: 'id, state',
    counters: 'name',
  },
} as const;
