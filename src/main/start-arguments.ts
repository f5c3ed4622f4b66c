import { parseServerUrl } from '../contract/ipc/server-url.ts';

export interface StartArguments {
  readonly practice: boolean;
  /** The server of a practice station, usually the embedded one beside it. */
  readonly server: string | undefined;
}

/** Reads what concerns us among the arguments; Chromium's own switches pass by. */
export function parseStartArguments(argv: readonly string[]): StartArguments {
  const server = argv.findLast((argument) => argument.startsWith('--server='))?.slice('--server='.length);
  return {
    practice: argv.includes('--practice'),
    server: server === undefined ? undefined : parseServerUrl(server),
  };
}
