import { createHash, createHmac, verify } from 'node:crypto';
import { expect, it } from 'vitest';
import { openIntakeDatabase } from '../database/open-database.ts';
import { describeOnEachDatabase } from '../testing/each-database.ts';
import { makeTestMachine, steppingClock } from '../testing/test-server.ts';
import { publicKeyOf } from './key-pair.ts';

const practice = { audience: 'practice', kommuneCode: '0851' } as const;

describeOnEachDatabase('the keys of the intake server', (newPlace) => {
  it('are made once, however often and by however many it is started', async () => {
    const place = await newPlace('lasting');
    const visit = async () => {
      const opened = await openIntakeDatabase(place, practice, steppingClock());
      if (!opened.ok) throw new Error(opened.error.kind);
      await opened.value.close();
      return opened.value.keys.told;
    };
    const together = place.kind === 'postgresql' ? await Promise.all([visit(), visit(), visit()]) : [];
    const told = [...together, await visit(), await visit()];
    expect(new Set(told.map((keys) => JSON.stringify(keys))).size).toBe(1);
    expect(new Set(Object.values(told[0] ?? {})).size).toBe(3);
  });

  it('sign, share secrets, and can be compared by their names', async () => {
    const opened = await openIntakeDatabase(await newPlace(), practice, steppingClock());
    if (!opened.ok) throw new Error(opened.error.kind);
    const { signing, sealing, blinding, told } = opened.value.keys;
    await opened.value.close();

    const bytes = Buffer.from('bopael receipts 1\n');
    const publicKey = publicKeyOf('Ed25519', Buffer.from(told.signing, 'base64'));
    expect(verify(null, bytes, publicKey, signing.sign(bytes))).toBe(true);
    expect(signing.attest(bytes)).toEqual({
      key: createHash('sha256').update(signing.publicKey).digest('hex').slice(0, 16),
      signature: Buffer.from(signing.sign(bytes)).toString('base64'),
    });

    const machine = makeTestMachine();
    expect(sealing.agreeWith(machine.sealingKey)).toEqual(
      machine.agreeWith(Buffer.from(told.sealing, 'base64')),
    );
    expect(sealing.agreeWith(Buffer.alloc(32))).toBeUndefined();
    expect(createHmac('sha256', blinding).update('x').digest().length).toBe(32);
    expect(Buffer.from(told.blinding, 'base64')).toEqual(Buffer.from(blinding));
  });
});
