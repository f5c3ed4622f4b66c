import type { CommandOutput } from '../output.ts';

const usage = `Brug: bopael addresses HANDLING ...

  find TEKST              find en adresse i et register
  import FIL...           byg et register af filer fra Datafordeleren, DAWA eller i det egne format
  info REGISTER           vis, hvad et register eller en ændringsfil indeholder
  diff GAMMELT NYT        skriv ændringerne fra ét register til et senere
  apply REGISTER FIL...   læg ændringer til et register
  publish FIL...          underskriv et register, og giv det til kommunens stationer
  published               vis, hvad stationerne kan hente
  export                  skriv det nyeste register til et USB-stik

Hver handling tager --help.`;

/** What is done with registers; each action is loaded when it is asked for. */
export async function addressesCommand(argv: readonly string[], output: CommandOutput): Promise<number> {
  const [verb, ...rest] = argv;
  if (verb === 'find') return (await import('./find.ts')).findCommand(rest, output);
  if (verb === 'import') return (await import('./import.ts')).importCommand(rest, output);
  if (verb === 'info') return (await import('./info.ts')).infoCommand(rest, output);
  if (verb === 'diff') return (await import('./diff.ts')).diffCommand(rest, output);
  if (verb === 'apply') return (await import('./apply.ts')).applyCommand(rest, output);
  if (verb === 'publish') return (await import('./publish.ts')).publishCommand(rest, output);
  if (verb === 'published') return (await import('./published.ts')).publishedCommand(rest, output);
  if (verb === 'export') return (await import('./export.ts')).exportCommand(rest, output);
  const asksForHelp = verb === '--help';
  output[asksForHelp ? 'out' : 'err'](usage);
  return asksForHelp ? 0 : 2;
}
