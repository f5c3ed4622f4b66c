import { describeStartProblem, openRegisters, type RegisterBook } from '../../server/index.ts';
import type { CommandOutput, ExitStatus } from '../output.ts';
import { type AskedServer, readServerPlace, type ServerPlace } from '../server-options.ts';

/** Does an errand with the registers of the server that was asked for; told in words where it cannot be opened. */
export async function withServerRegisters(
  asked: AskedServer,
  output: CommandOutput,
  errand: (book: RegisterBook, place: ServerPlace) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  const place = readServerPlace(asked, process.env['DATABASE_URL']);
  if (typeof place === 'string') {
    output.err(place);
    output.err('Se bopael addresses publish --help.');
    return 2;
  }
  const opened = await openRegisters(place);
  if (!opened.ok) {
    output.err(describeStartProblem(opened.error));
    return 1;
  }
  try {
    return await errand(opened.value, place);
  } finally {
    await opened.value.close();
  }
}
