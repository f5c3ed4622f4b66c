/** Apart from the schemas: the page cuts its files by it, and needs no schema library for that. */
export const fileLimits = {
  /** In one request. What is longer goes in pieces. */
  bytes: 64 * 1024 * 1024,
} as const;
