import type { ServerKeys } from '../../contract/intake-api.ts';
import {
  type RecipientList,
  RecipientListSchema,
  recipientsText,
  type SignedRecipients,
} from '../../contract/kiosk-api.ts';
import type { ReceiptWorld } from '../../contract/receipt.ts';
import { decodeBase64 } from '../audit/bytes.ts';
import { type BundleCrypto, keyIdOf } from '../bundle/bundle-crypto.ts';
import { findJson } from '../bundle/sealed-file.ts';

/** The kiosk, as far as a list of recipients must fit it. */
export interface ListedKiosk extends ReceiptWorld {
  readonly stationId: string;
  /** As it was told at the enrolment. */
  readonly server: Pick<ServerKeys, 'signing'>;
}

/**
 * The list, where the kommune's server has signed it for this very kiosk; undefined for any other. Read each time
 * that it is used: what lies on the kiosk's disk is believed for its signature alone.
 */
export async function findRecipients(
  crypto: BundleCrypto,
  kiosk: ListedKiosk,
  { content, attestation }: SignedRecipients,
): Promise<RecipientList | undefined> {
  const serverKey = decodeBase64(kiosk.server.signing);
  if (attestation.key !== (await keyIdOf(crypto, serverKey))) return undefined;
  const signature = decodeBase64(attestation.signature);
  if (!(await crypto.verify(serverKey, crypto.utf8(recipientsText(content)), signature))) return undefined;
  const list = RecipientListSchema.safeParse(findJson(content)).data;
  const isOurs =
    list !== undefined &&
    list.audience === kiosk.audience &&
    list.kommuneCode === kiosk.kommuneCode &&
    list.kiosk === kiosk.stationId;
  return isOurs ? list : undefined;
}

/** Whether a list takes the place of the one that is kept: never an older one, whoever brings it. */
export const isNewer = (list: RecipientList, kept: RecipientList | undefined): boolean =>
  kept === undefined || list.asOf > kept.asOf;
