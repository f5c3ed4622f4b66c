import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PersonField } from '../../domain/registration.ts';
import { bundleCrypto } from '../../testing/bundle-parties.ts';
import { testStationCrypto } from '../../testing/station-identities.ts';
import { decodeBase64 } from '../audit/bytes.ts';
import { emptyForm, personFields, typeInto } from '../registration-form/form.ts';
import { fromMovedForm, toMovedForm } from './moved-form.ts';
import { openParcel, sealParcel } from './parcel.ts';

async function makeRecipient() {
  const secrets = await testStationCrypto.makeSecrets();
  const keys = await testStationCrypto.findKeys(secrets);
  if (keys === undefined) throw new Error('Keys that were just made are keys');
  return { publicKey: decodeBase64(secrets.sealing.public), agree: keys.agreeWith };
}

const form = typeInto(typeInto(emptyForm, 'name', 'Prøvia Virkeligsen'), 'legalBasis', '§ 7, stk. 1');
const moved = toMovedForm(form, () => false);

describe('A case that was begun in training', () => {
  it('is opened by the station that it was sealed to, and by nobody else', async () => {
    const [own, other] = await Promise.all([makeRecipient(), makeRecipient()]);
    const parcel = await sealParcel(bundleCrypto, own.publicKey, moved);
    expect(await openParcel(bundleCrypto, own, parcel)).toEqual(moved);
    expect(await openParcel(bundleCrypto, other, parcel)).toBeUndefined();
    expect(String.fromCharCode(...parcel)).not.toContain('Virkeligsen');
  });

  it('is not opened where any byte of it was changed or cut away', async () => {
    const own = await makeRecipient();
    const parcel = await sealParcel(bundleCrypto, own.publicKey, moved);
    for (let at = 0; at < parcel.length; at += 7) {
      const changed = parcel.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await openParcel(bundleCrypto, own, changed), `byte ${at}`).toBeUndefined();
      expect(await openParcel(bundleCrypto, own, parcel.slice(0, at))).toBeUndefined();
    }
  });

  it('comes without number and address, and each text is to be looked at', () => {
    const whole = personFields.reduce((so, field) => typeInto(so, field, `skrevet ${field}`), emptyForm);
    const arrived = fromMovedForm(toMovedForm({ ...whole, addressText: 'Øvelsesvej 9' }, () => false));
    expect(arrived.fields.cpr.text).toBe('');
    expect(arrived.address).toBeUndefined();
    for (const field of personFields.filter((name) => name !== 'cpr')) {
      expect(arrived.fields[field]).toMatchObject({
        text: `skrevet ${field}`,
        needsLook: true,
        confirmed: false,
      });
    }
  });

  it('never takes a number along, in whatever field it was typed', () => {
    const canary = '070761-4285';
    fc.assert(
      fc.property(
        fc.constantFrom<PersonField>(...personFields),
        fc.string({ maxLength: 10 }),
        (field, more) => {
          const typed = typeInto(form, field, `${more} ${canary}`);
          const all = {
            ...typed,
            careOf: canary,
            addressText: `hos ${canary}`,
            earlierNumber: { number: canary },
          };
          const arrived = JSON.stringify(fromMovedForm(toMovedForm(all, (text) => text.includes(canary))));
          expect(arrived).not.toContain(canary);
        },
      ),
    );
  });
});
