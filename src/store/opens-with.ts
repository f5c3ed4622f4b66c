import { auditPlace } from './audit-chain.ts';
import { cargoPlace } from './bundles.ts';
import { formPlace, pagePlace } from './draft-store.ts';
import type { Sealed, Vault } from './keys/vault.ts';
import type { RowPut } from './merge.ts';
import { causePlace, contentPlace, otherSidePlace } from './records.ts';

/** Whether a row opens with the station's keys: what was damaged, or sealed with others, does not. */
export const opensWith =
  (vault: Vault) =>
  async (put: RowPut): Promise<boolean> => {
    const opens = async (place: string, sealed: Sealed | undefined): Promise<boolean> =>
      sealed !== undefined && (await vault.findBytes(place, sealed)) !== undefined;
    switch (put.table) {
      case 'drafts':
        return opens(formPlace(put.row.id, put.row.owner), put.row.form);
      case 'registrations':
        return opens(contentPlace(put.row.id), put.row.content);
      case 'outbox': {
        const { id, withdrawnBecause, otherSide } = put.row;
        const causeOpens = withdrawnBecause === undefined || opens(causePlace(id), withdrawnBecause);
        const sideOpens = otherSide === undefined || opens(otherSidePlace(id), otherSide);
        return (await causeOpens) && (await sideOpens);
      }
      case 'letterPages': {
        const { id, pages } = put.row;
        const opened = await Promise.all(pages.map(({ image }, at) => opens(pagePlace(id, at), image)));
        return opened.every(Boolean);
      }
      case 'audit':
        return opens(auditPlace(put.row.seq), put.row.text);
      case 'settings':
        return Number.isFinite(put.row.value?.idleMinutes);
      case 'bundles':
        return opens(cargoPlace(put.row.id), put.row.cargo);
      default:
        return true;
    }
  };
