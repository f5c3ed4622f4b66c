import { describe, expect, it } from 'vitest';
import type { IpcChannel } from '../../contract/ipc/channels.ts';
import { ipcRequests, type StationBridge } from '../../contract/ipc/requests.ts';
import { fail, ok } from '../../domain/result.ts';
import { createMainProcess } from './ask-main-process.ts';
import { createElectronFiles } from './electron-files.ts';

const name = 'backup-2026-11-25-1.bopael';
const bytes = (text: string) => new TextEncoder().encode(text);

/** A main process with one file, which takes `room` bytes. It checks what crosses as the real one does. */
function mainWithFile({ room = 1_000, fault }: { room?: number; fault?: string } = {}) {
  const asked: IpcChannel[] = [];
  let file: Uint8Array<ArrayBuffer> | undefined;
  const text = () => (file === undefined ? undefined : new TextDecoder().decode(file));
  const answer = (channel: IpcChannel, payload: unknown): unknown => {
    if (fault !== undefined) return fail({ kind: fault });
    switch (channel) {
      case 'files:list':
        return ok(file === undefined ? [] : [{ name, size: file.byteLength }]);
      case 'files:read': {
        const { from, to } = ipcRequests[channel].input.parse(payload);
        return file === undefined ? fail({ kind: 'no-such-file' }) : ok(file.slice(from, to));
      }
      case 'files:append': {
        const given = ipcRequests[channel].input.parse(payload);
        const size = file?.byteLength ?? 0;
        if (size !== given.at) return ok({ kind: 'size-differs', size });
        if (size + given.bytes.byteLength > room) return ok({ kind: 'no-room' });
        file = new Uint8Array([...(file ?? []), ...given.bytes]);
        return ok({ kind: 'done' });
      }
      case 'files:truncate': {
        file = file?.slice(0, ipcRequests[channel].input.parse(payload).size);
        return ok({ kind: 'done' });
      }
      case 'files:remove':
        file = undefined;
        return ok(undefined);
      default:
        throw new Error(`not asked for here: ${channel}`);
    }
  };
  const bridge = {
    invoke: async (channel: IpcChannel, payload: unknown) => {
      asked.push(channel);
      return answer(channel, payload);
    },
  } as StationBridge;
  const files = createElectronFiles(createMainProcess(bridge), 4);
  return {
    files,
    asked,
    text,
    write: (content: string) => {
      file = bytes(content);
    },
    bridge,
  };
}

describe('the station’s files in Electron', () => {
  it('are written, read, listed, cut and removed by the main process', async () => {
    const { files, text } = mainWithFile();
    expect(await files.list()).toEqual([]);
    expect(await files.append(name, 0, bytes('123'))).toEqual(ok(undefined));
    expect(await files.list()).toEqual([{ name, size: 3 }]);
    expect(await files.read(name)).toEqual(bytes('123'));
    expect(await files.read(name, 1, 2)).toEqual(bytes('2'));
    expect(await files.truncate(name, 1)).toEqual(ok(undefined));
    expect(text()).toBe('1');
    await files.remove(name);
    expect(await files.read(name)).toBeUndefined();
  });

  it.each(['', '1', '1234', '12345', '12345678', '1234567890'])(
    'go over in pieces where they are long: %j',
    async (content) => {
      const { files, text } = mainWithFile();
      expect(await files.append(name, 0, bytes(content))).toEqual(ok(undefined));
      expect(text()).toBe(content);
      expect(await files.read(name)).toEqual(bytes(content));
      expect(await files.read(name, 2)).toEqual(bytes(content.slice(2)));
      expect(await files.read(name, 1, 7)).toEqual(bytes(content.slice(1, 7)));
    },
  );

  it('go over alone, without what lies beside them in memory', async () => {
    const { files, text } = mainWithFile();
    const memory = bytes('hemmelig123hemmelig');
    expect(await files.append(name, 0, memory.subarray(8, 11))).toEqual(ok(undefined));
    expect(text()).toBe('123');
  });

  it('keep nothing of what found no room, whichever piece it was', async () => {
    for (const room of [4, 7, 10]) {
      const { files, text, write } = mainWithFile({ room });
      write('12');
      expect(await files.append(name, 2, bytes('abcdefghijkl'))).toEqual(fail({ kind: 'no-room' }));
      expect(text()).toBe('12');
    }
  });

  it('that another has written to are as long as is said, and are not cut', async () => {
    const { files, text, write, asked } = mainWithFile();
    write('12345');
    expect(await files.append(name, 2, bytes('abcdefgh'))).toEqual(fail({ kind: 'size-differs', size: 5 }));
    expect(text()).toBe('12345');
    expect(asked).toEqual(['files:append']);
  });

  it('that cannot be reached throw where the port has no answer', async () => {
    const { files } = mainWithFile({ fault: 'unavailable' });
    await expect(files.list()).rejects.toThrow('files:list: unavailable');
    await expect(files.read(name)).rejects.toThrow('files:read: unavailable');
    await expect(files.remove(name)).rejects.toThrow('files:remove: unavailable');
  });

  it('are not asked for by a name that the main process refuses', async () => {
    const { files } = mainWithFile({ fault: 'malformed-request' });
    await expect(files.append('../x', 0, bytes('x'))).rejects.toThrow('malformed-request');
    await expect(files.truncate('../x', 0)).rejects.toThrow('malformed-request');
    await expect(files.read('../x')).rejects.toThrow('malformed-request');
  });
});
