import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { CommandOutput, ExitStatus } from './output.ts';

type CommandOptions = NonNullable<ParseArgsConfig['options']>;

type Arguments<Options extends CommandOptions> = ReturnType<
  typeof parseArgs<{ options: Options & { help: { type: 'boolean' } }; allowPositionals: true }>
>;

/**
 * Reads a command's arguments. Where there is nothing more to do, because help was asked for or the words
 * are wrong, it has told the usage and gives the exit status.
 */
export function readCommandLine<Options extends CommandOptions>(
  argv: readonly string[],
  options: Options,
  usage: string,
  output: CommandOutput,
): Arguments<Options> | ExitStatus {
  try {
    const asked = parseArgs({
      args: [...argv],
      options: { ...options, help: { type: 'boolean' as const } },
      allowPositionals: true,
    });
    if (!('help' in asked.values) || asked.values.help !== true) return asked as Arguments<Options>;
    output.out(usage);
    return 0;
  } catch {
    output.err(usage);
    return 2;
  }
}
