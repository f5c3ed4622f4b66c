import { contextBridge, ipcRenderer } from 'electron';
import { ipcChannels } from '../contract/ipc/channels.ts';
import type { StationBridge } from '../contract/ipc/requests.ts';

const channels: ReadonlySet<string> = new Set(ipcChannels);

/** All that the page sees of the machine. The main process checks sender and payload; this only narrows. */
const bridge: StationBridge = {
  invoke: (channel, payload) =>
    channels.has(channel)
      ? ipcRenderer.invoke(channel, payload)
      : Promise.reject(new Error('There is no such request')),
};

contextBridge.exposeInMainWorld('bopaelStation', bridge);
