import type { z } from 'zod';
import { type IpcChannel, ipcChannels } from '../../contract/ipc/channels.ts';
import type { BorderFault } from '../../contract/ipc/define-request.ts';
import { type IpcInput, type IpcOutcome, ipcRequests } from '../../contract/ipc/requests.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Log } from '../log.ts';
import type { IpcSender } from './sender.ts';

export type IpcHandlers = {
  readonly [Channel in IpcChannel]: (input: IpcInput<Channel>) => Promise<IpcOutcome<Channel>>;
};

export interface HandleOptions {
  readonly ipcMain: {
    handle(channel: string, listener: (event: IpcSender, payload: unknown) => Promise<unknown>): void;
  };
  readonly isTrusted: (sender: IpcSender) => boolean;
  readonly handlers: IpcHandlers;
  readonly log: Log;
}

type Answer = Result<unknown, { readonly kind: string }>;

/** The only place that answers the page. Whatever happens, the page gets an answer and never an exception. */
export function handleRequests({ ipcMain, isTrusted, handlers, log }: HandleOptions): void {
  for (const channel of ipcChannels) {
    const { input, output, errors } = ipcRequests[channel];
    // The table pairs each channel with the handler of its own types, which a loop over names cannot see.
    const run = handlers[channel] as (input: unknown) => Promise<Answer>;

    const refuse = (kind: BorderFault): Answer => {
      // Neither what was sent nor what was thrown: both may hold a person's data.
      log('request-failed', { channel, kind });
      return fail({ kind });
    };

    ipcMain.handle(channel, async (event, payload) => {
      try {
        if (!isTrusted(event)) return refuse('sender-refused');
        const parsed = input.safeParse(payload);
        if (!parsed.success) return refuse('malformed-request');
        const outcome = await run(parsed.data);
        return check(outcome, output, errors) ?? refuse('internal-error');
      } catch {
        return refuse('internal-error');
      }
    });
  }
}

/** The outcome in exactly the contract's form, with nothing besides; undefined where it does not fit. */
function check(outcome: Answer, output: z.ZodType, errors: readonly string[]): Answer | undefined {
  if (!outcome.ok) {
    const { kind } = outcome.error;
    return errors.includes(kind) ? fail({ kind }) : undefined;
  }
  const parsed = output.safeParse(outcome.value);
  return parsed.success ? ok(parsed.data) : undefined;
}
