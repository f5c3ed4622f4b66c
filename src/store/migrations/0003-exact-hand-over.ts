/**
 * Version 3, frozen: what is on its way to the server, by line or on sticks, and what its receipts are
 * proven by; and indexes that
 * list only the few records that have something to tell the server, or whose receipt has a fault. Records
 * themselves lie as before, so that nothing is moved.
 */
export const version3 = {
  version: 3,
  stores: {
    outbox: 'id, state, settled, receiptFault.kind',
    flights: 'id',
    landings: 'id',
    parcels: '[first+last+count]',
    attestations: 'id',
    bundles: 'id',
  },
} as const;
