import {
  type HandOverService,
  type LineStatus,
  type ServicePorts,
  startHandOverService,
} from '../../application/hand-over/hand-over-service.ts';

/**
 * One window of a station hands over; the others leave it to that one and take over when it closes. A
 * window without the lock still shows how the line is, told through a channel by the one that has it.
 */
export function startSharedHandOver(name: string, ports: ServicePorts): HandOverService {
  const channel = new BroadcastChannel(`${name}-hand-over`);
  const waiting = new AbortController();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  let service: HandOverService | undefined;
  let latest: LineStatus | undefined;

  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'status' && service === undefined) ports.onStatus(data.status);
    // A window that has just opened need not wait for the next probe to know how the line is.
    if (data.kind === 'ask' && latest !== undefined) tell({ kind: 'status', status: latest });
    if (data.kind === 'nudge') service?.nudge();
    if (data.kind === 'send-now') service?.sendNow();
  };
  const tell = (message: Message): void => channel.postMessage(message);

  tell({ kind: 'ask' });
  navigator.locks
    .request(`${name}-hand-over`, { signal: waiting.signal }, () => {
      service = startHandOverService({
        ...ports,
        onStatus(status) {
          latest = status;
          ports.onStatus(status);
          tell({ kind: 'status', status });
        },
      });
      return released;
    })
    .catch((error: unknown) => {
      if (!waiting.signal.aborted) ports.onFault(error);
    });

  return {
    nudge: () => (service === undefined ? tell({ kind: 'nudge' }) : service.nudge()),
    sendNow: () => (service === undefined ? tell({ kind: 'send-now' }) : service.sendNow()),
    async stop() {
      waiting.abort();
      await service?.stop();
      release();
      channel.close();
    },
  };
}

type Message =
  | { readonly kind: 'ask' }
  | { readonly kind: 'status'; readonly status: LineStatus }
  | { readonly kind: 'nudge' }
  | { readonly kind: 'send-now' };
