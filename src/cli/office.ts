import { type OfficeRole, OfficeRoleSchema } from '../contract/office-api.ts';
import { parseInitials } from '../domain/clerk.ts';
import { findOfficePasswordProblem } from '../domain/office-password.ts';
import { describeStartProblem, generatePassword, type OfficeBooks, openOffice } from '../server/index.ts';
import { type AskHidden, askOnTerminal } from './ask-hidden.ts';
import { readCommandLine } from './command-line.ts';
import { verifyOfficeAudit } from './office-audit.ts';
import type { CommandOutput, ExitStatus } from './output.ts';
import { databaseUsage, readServerPlace, serverOptionTypes, serverOptionUsage } from './server-options.ts';

const usage = `Brug: bopael office ÆRINDE (--practice | --kommune KODE) [valg]

  add-user INITIALER NAVN --role ROLLE
                        giv en medarbejder adgang til kontorets visning (/kontor/)
  list                  vis brugerne
  reset INITIALER       ny adgangskode, og glem de forkerte forsøg
  close INITIALER       luk en brugers adgang; initialerne gives aldrig til en anden
  check-audit           undersøg kontorets revisionsspor
  verify-audit FIL      undersøg et udtræk af det; kræver ingen database

  --role ROLLE          cpr-clerk: indtaster i CPR; leader: ser alt undtagen brugerne;
                        it: stationer og brugere, ser ingen borgere
  --ask-password        spørg efter adgangskoden på terminalen
  --head NR:KODE        sporets hoved, som siden Revision viste det tidligere

${serverOptionUsage}

Uden --ask-password laver programmet en adgangskode og viser den én gang. Brugeren vælger så sin egen,
første gang den bruges.

${databaseUsage}`;

const optionTypes = {
  ...serverOptionTypes,
  role: { type: 'string' },
  'ask-password': { type: 'boolean' },
  head: { type: 'string' },
} as const;

interface Asked {
  readonly role?: string;
  readonly 'ask-password'?: boolean;
}

type Errand = (books: OfficeBooks, tools: Tools) => Promise<ExitStatus>;

interface Tools {
  readonly json: boolean;
  readonly output: CommandOutput;
  readonly ask: AskHidden;
}

/** IT's errands with the people of the office, whether the server runs or not. */
export async function officeCommand(
  argv: readonly string[],
  output: CommandOutput,
  ask: AskHidden = askOnTerminal,
): Promise<ExitStatus> {
  const asked = readCommandLine(argv, optionTypes, usage, output);
  if (typeof asked === 'number') return asked;
  const json = asked.values.json === true;
  const [kind, file, ...more] = asked.positionals;
  if (kind === 'verify-audit') {
    if (file !== undefined && more.length === 0)
      return verifyOfficeAudit(file, asked.values.head, json, output);
    output.err(usage);
    return 2;
  }
  const errand = findErrand(asked.positionals, asked.values);
  const place = readServerPlace(asked.values, process.env['DATABASE_URL']);
  for (const wrong of [errand, place]) {
    if (typeof wrong !== 'string') continue;
    output.err(wrong);
    output.err('Se bopael office --help.');
    return 2;
  }
  if (typeof errand === 'string' || typeof place === 'string') return 2;
  const opened = await openOffice(place);
  if (!opened.ok) {
    output.err(describeStartProblem(opened.error));
    return 1;
  }
  try {
    return await errand(opened.value, { json, output, ask });
  } finally {
    await opened.value.close();
  }
}

/** What to do, or what is wrong in words. */
function findErrand([kind, who, name, ...more]: readonly string[], asked: Asked): Errand | string {
  if (kind === undefined) return 'Sig, hvad der skal gøres: add-user, list, reset, close eller check-audit.';
  if (more.length > 0) return `For mange ord: ${more.join(' ')}. Sæt et navn med mellemrum i anførselstegn.`;
  if (kind === 'list' || kind === 'check-audit') {
    if (who !== undefined) return `For mange ord: ${who}.`;
    return kind === 'list' ? list : checkAudit;
  }
  if (kind !== 'add-user' && kind !== 'reset' && kind !== 'close') {
    return `${kind} er ikke noget, der kan gøres med kontorets visning.`;
  }
  const initials = parseInitials(who ?? '');
  if (initials === undefined) return 'Angiv initialer: 2-8 bogstaver eller tal.';
  const asks = asked['ask-password'] === true;
  if (kind === 'add-user') return findAdding(initials, name?.trim() ?? '', asked.role, asks);
  if (name !== undefined) return `For mange ord: ${name}.`;
  if (asked.role !== undefined) return 'Rollen angives, når en bruger oprettes.';
  return kind === 'reset' ? reset(initials, asks) : close(initials);
}

function findAdding(
  initials: string,
  name: string,
  asked: string | undefined,
  asks: boolean,
): Errand | string {
  if (name === '' || name.length > 100 || /\p{Cc}/u.test(name)) return 'Angiv navnet, højst 100 tegn.';
  const role = OfficeRoleSchema.safeParse(asked);
  if (!role.success) return `Angiv rollen med --role: ${OfficeRoleSchema.options.join(', ')}.`;
  return addUser({ initials, name, role: role.data }, asks);
}

const addUser =
  (
    person: { readonly initials: string; readonly name: string; readonly role: OfficeRole },
    asks: boolean,
  ): Errand =>
  async ({ users }, tools) => {
    const password = await choosePassword(person, asks, tools);
    if (password === undefined) return 1;
    const added = await users.add(person, password, !asks);
    if (!added.ok) {
      tools.output.err(`${person.initials} er i brug, måske af en bruger, hvis adgang er lukket.`);
      return 1;
    }
    tellPassword(person.initials, person.role, asks ? undefined : password, tools);
    return 0;
  };

const reset =
  (initials: string, asks: boolean): Errand =>
  async ({ users }, tools) => {
    const user = (await users.list()).find((one) => one.initials === initials && one.closedAt === undefined);
    if (user === undefined) return tellUnknown(tools.output);
    const password = await choosePassword(user, asks, tools);
    if (password === undefined || !(await users.reset(initials, password, !asks))) return 1;
    tellPassword(initials, user.role, asks ? undefined : password, tools);
    return 0;
  };

const close =
  (initials: string): Errand =>
  async ({ users }, { output }) => {
    if (!(await users.close(initials))) return tellUnknown(output);
    output.err(`Adgangen for ${initials} er lukket. Det, der er gjort med den, bliver stående.`);
    return 0;
  };

const list: Errand = async ({ users }, { json, output }) => {
  for (const user of await users.list()) {
    const state = user.closedAt !== undefined ? 'lukket' : user.lockedOut ? 'låst' : 'åben';
    const seen = user.lastSignInAt ?? 'aldrig';
    output.out(
      json
        ? JSON.stringify(user)
        : `${user.initials.padEnd(8)}  ${user.role.padEnd(9)}  ${state.padEnd(6)}  logget ind ${seen}  ${user.name}`,
    );
  }
  return 0;
};

const checkAudit: Errand = async ({ audit }, { json, output }) => {
  const found = await audit.check();
  const { entries, head, brokenAt } = found;
  if (json) output.out(JSON.stringify(found));
  else if (brokenAt === undefined) {
    output.out(`Sporet er helt: ${entries} hændelser.`);
    output.out(`Hoved: ${entries}:${head}`);
  }
  if (brokenAt === undefined) return 0;
  output.err(`Hændelse nr. ${brokenAt} mangler eller er ændret. De ${brokenAt - 1} før er hele.`);
  return 1;
};

/** One that is generated, or typed twice by somebody at the terminal; undefined where it came to nothing. */
async function choosePassword(
  person: { readonly initials: string; readonly name: string },
  asks: boolean,
  { ask, output }: Tools,
): Promise<string | undefined> {
  if (!asks) return generatePassword();
  const first = await ask(`Adgangskode til ${person.initials}: `);
  if (first === undefined) {
    output.err('Der kan kun spørges efter en adgangskode på en terminal.');
    return undefined;
  }
  if (findOfficePasswordProblem(first, person) !== undefined) {
    output.err('Adgangskoden er for kort eller for let at gætte. Brug mindst 12 tegn, fx fire ord.');
    return undefined;
  }
  const again = await ask('Skriv den igen: ');
  if (again === first) return first;
  output.err('De to adgangskoder er ikke ens. Intet er ændret.');
  return undefined;
}

function tellPassword(
  initials: string,
  role: OfficeRole,
  password: string | undefined,
  { json, output }: Tools,
): void {
  if (json) output.out(JSON.stringify({ initials, role, ...(password === undefined ? {} : { password }) }));
  else if (password !== undefined) output.out(password);
  if (password !== undefined && !json) {
    output.err(
      `Adgangskode til ${initials}. Den vises kun denne ene gang, og skal skiftes ved første login.`,
    );
  } else if (!json) output.err(`${initials} har adgang til kontorets visning.`);
}

function tellUnknown(output: CommandOutput): ExitStatus {
  output.err('Der er ingen bruger med adgang under disse initialer. Se bopael office list.');
  return 1;
}
