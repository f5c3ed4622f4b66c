import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { RegisterSession } from '../../addresses/index.ts';
import { createNodeRegisterSession, isRegisterAt, openFileSource } from '../../addresses/node/index.ts';
import { explainRegisterProblem } from '../../application/wording/address-register.ts';
import type { CommandOutput } from '../output.ts';

/** The register of a file, whatever it is written in; undefined after it was told why there is none. */
export async function openRegisterAt(
  path: string,
  output: CommandOutput,
): Promise<RegisterSession | undefined> {
  const session = createNodeRegisterSession();
  try {
    // A built one is read where it lies.
    if (await isRegisterAt(path)) {
      const opened = session.open(openFileSource(path));
      if (opened.ok) return session;
      output.err(`${path}: ${explainRegisterProblem(opened.error, 'da')}`);
      return undefined;
    }
    const loaded = await session.load([{ name: basename(path), bytes: await readFile(path) }]);
    if (!loaded.ok) {
      output.err(`${path}: ${explainRegisterProblem(loaded.error, 'da')}`);
      return undefined;
    }
    const { bad, badRowCount } = loaded.value;
    const [first] = bad;
    const [place] = first?.places ?? [];
    if (first !== undefined && place !== undefined)
      output.err(
        `${badRowCount} linjer i registret er sprunget over, blandt dem linje ${place.line}: ${first.reason}.`,
      );
    return session;
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause;
    output.err(`Filen kan ikke læses: ${path}`);
    return undefined;
  }
}
