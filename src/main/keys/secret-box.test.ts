import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../domain/result.ts';
import { createFakeSafeStorage, type FakeKeyStoreState, healthyKeyStore } from './fake-safe-storage.ts';
import { createSecretBox } from './secret-box.ts';

const boxOver = (state: FakeKeyStoreState, platform: NodeJS.Platform = 'linux', allowPlainText = false) =>
  createSecretBox({ safeStorage: createFakeSafeStorage(state), platform, allowPlainText });

describe('a secret', () => {
  it('opens as it was sealed', async () => {
    const box = boxOver(healthyKeyStore());
    const sealed = await box.seal('hemmelig æøå');
    expect(sealed.ok && (await box.open(sealed.value))).toEqual(ok({ text: 'hemmelig æøå', stale: false }));
  });

  it('is not sealed under the password that everybody knows', async () => {
    const named = boxOver({ ...healthyKeyStore(), backend: 'basic_text' });
    expect(await named.seal('x')).toEqual(fail({ kind: 'key-store-unavailable' }));
    // The back end's name is only a preference: what came out tells what was really used.
    const silent = boxOver({ ...healthyKeyStore(), prefix: 'v10' });
    expect(await silent.seal('x')).toEqual(fail({ kind: 'key-store-unavailable' }));
  });

  it('may be sealed so where the administrator allows it', async () => {
    const box = boxOver({ ...healthyKeyStore(), backend: 'basic_text', prefix: 'v10' }, 'linux', true);
    const sealed = await box.seal('x');
    expect(sealed.ok && (await box.open(sealed.value))).toEqual(ok({ text: 'x', stale: false }));
  });

  it('is not opened any longer once that is no longer allowed', async () => {
    const state: FakeKeyStoreState = { ...healthyKeyStore(), prefix: 'v10' };
    const sealed = await boxOver(state, 'linux', true).seal('x');
    expect(sealed.ok && (await boxOver(state).open(sealed.value))).toEqual(
      fail({ kind: 'key-store-unavailable' }),
    );
  });

  it.each(['win32', 'darwin'] as const)('has its own meaning of that prefix on %s', async (platform) => {
    const box = boxOver({ ...healthyKeyStore(), prefix: 'v10' }, platform);
    const sealed = await box.seal('x');
    expect(sealed.ok && (await box.open(sealed.value))).toEqual(ok({ text: 'x', stale: false }));
  });

  it('waits for a key store that is away, rather than being called damaged', async () => {
    const state = healthyKeyStore();
    const box = boxOver(state);
    const sealed = await box.seal('x');
    state.available = false;
    expect(await box.seal('y')).toEqual(fail({ kind: 'key-store-unavailable' }));
    expect(sealed.ok && (await box.open(sealed.value))).toEqual(fail({ kind: 'key-store-unavailable' }));
    state.available = true;
    state.backend = 'basic_text';
    expect(sealed.ok && (await box.open(sealed.value))).toEqual(fail({ kind: 'key-store-unavailable' }));
  });

  it('of another user or machine is unreadable', async () => {
    const state = healthyKeyStore();
    const box = boxOver(state);
    const sealed = await box.seal('x');
    state.password = 'en anden';
    expect(sealed.ok && (await box.open(sealed.value))).toEqual(fail({ kind: 'unreadable' }));
  });

  it('says when the system has a newer key', async () => {
    const state = healthyKeyStore();
    const box = boxOver(state);
    const sealed = await box.seal('x');
    state.prefix = 'v12';
    expect(sealed.ok && (await box.open(sealed.value))).toEqual(ok({ text: 'x', stale: true }));
  });

  it('does not come out in the words of a system that fails', async () => {
    const safeStorage = {
      ...createFakeSafeStorage(healthyKeyStore()),
      isAsyncEncryptionAvailable: () => Promise.reject(new Error('D-Bus')),
      encryptStringAsync: (text: string) => Promise.reject(new Error(text)),
    };
    const box = createSecretBox({ safeStorage, platform: 'linux', allowPlainText: false });
    expect(await box.seal('hemmelig')).toEqual(fail({ kind: 'key-store-unavailable' }));
    expect(await box.open('aGVq')).toEqual(fail({ kind: 'key-store-unavailable' }));
  });
});
