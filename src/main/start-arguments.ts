import { parseServerUrl } from '../contract/ipc/server-url.ts';

export interface StartArguments {
  readonly practice: boolean;
  /** The course for new clerks: it needs no server. */
  readonly training: boolean;
  /** The kiosk's pages on the whole screen instead of a station. */
  readonly kiosk: boolean;
  /** The server of a practice station, usually the embedded one beside it. */
  readonly server: string | undefined;
}

/** Reads what concerns us among the arguments; Chromium's own switches pass by. */
export function parseStartArguments(argv: readonly string[]): StartArguments {
  const server = argv.findLast((argument) => argument.startsWith('--server='))?.slice('--server='.length);
  return {
    practice: argv.includes('--practice'),
    training: argv.includes('--training'),
    kiosk: argv.includes('--kiosk'),
    server: server === undefined ? undefined : parseServerUrl(server),
  };
}
