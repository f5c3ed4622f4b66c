import type { z } from 'zod';
import type { IpcChannel } from './channels.ts';

/** One request across the process border, declared once: types, validation and tests all come from it. */
export interface RequestContract<
  Channel extends IpcChannel,
  Input extends z.ZodType,
  Output extends z.ZodType,
  Kind extends string,
> {
  readonly channel: Channel;
  readonly input: Input;
  readonly output: Output;
  /** Failures that the asker must expect. */
  readonly errors: readonly Kind[];
}

export const defineRequest = <
  const Channel extends IpcChannel,
  Input extends z.ZodType,
  Output extends z.ZodType,
  const Kind extends string,
>(
  contract: RequestContract<Channel, Input, Output, Kind>,
): RequestContract<Channel, Input, Output, Kind> => contract;

/** Failures of the border itself, possible for every request and always somebody's bug. */
export type BorderFault =
  /** The sender is not the main frame of a window of ours, at our own origin. */
  'sender-refused' | 'malformed-request' | 'internal-error';
