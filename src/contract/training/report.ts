import { z } from 'zod';
import { parseScenarioId, type ScenarioId } from '../../domain/training/scenario.ts';

/** A place in the training room, e.g. 3 for "Plads 3": nobody's name can be typed. */
export const PlaceSchema = z.int().min(1).max(99);

/**
 * What is kept of one sitting, and given to the trainer. Every field is a number, a day or a word of ours, so
 * that it holds nothing of a person, of those at the counter or of those who practise.
 */
export const SittingSchema = z.strictObject({
  /** UUID, so that the same file can be loaded twice. */
  id: z.uuid(),
  place: PlaceSchema,
  scenario: z.string().transform((id, context): ScenarioId => {
    const parsed = parseScenarioId(id);
    if (parsed !== undefined) return parsed;
    context.addIssue({ code: 'custom', message: 'no id of a scenario' });
    return z.NEVER;
  }),
  /** Of the machine, not the trainer's. */
  day: z.iso.date(),
  accuracy: z.number().min(0).max(1),
  milliseconds: z.number().min(0),
  keys: z.int().min(0),
  clicks: z.int().min(0),
  hints: z.int().min(0),
  /** Which of the scenario's expectations were missed, by their place from 0. */
  missed: z.array(z.int().min(0).max(99)),
  /** How often a number was refused that could be a real person's. */
  refusedNumbers: z.int().min(0),
});
export type Sitting = z.infer<typeof SittingSchema>;

/** The file that a participant gives to the trainer, and the trainer keeps. */
export const SessionReportSchema = z.strictObject({
  bopael: z.literal('training-report'),
  version: z.literal(1),
  sittings: z.array(SittingSchema).max(2_000),
});
export type SessionReport = z.infer<typeof SessionReportSchema>;

/** Undefined where the text is no report. */
export function findSessionReport(text: string): SessionReport | undefined {
  try {
    const parsed = SessionReportSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** The heading of each column, and what stands in it. The scenario by its id: so does the JSON. */
const columns: readonly (readonly [string, (sitting: Sitting) => string])[] = [
  ['plads', ({ place }) => String(place)],
  ['opgave', ({ scenario }) => scenario],
  ['dag', ({ day }) => day],
  ['rigtigt i procent', ({ accuracy }) => String(Math.round(accuracy * 100))],
  ['sekunder', ({ milliseconds }) => String(Math.round(milliseconds / 1000))],
  ['tastetryk', ({ keys }) => String(keys)],
  ['klik', ({ clicks }) => String(clicks)],
  ['hint', ({ hints }) => String(hints)],
  ['overset (nr. i gennemgangen)', ({ missed }) => missed.map((at) => at + 1).join(' ')],
  ['afviste virkelige numre', ({ refusedNumbers }) => String(refusedNumbers)],
];

/** For a spreadsheet: a line a sitting, semicolons between and whole numbers, as Danish spreadsheets read them. */
export const sittingsAsCsv = (sittings: readonly Sitting[]): string =>
  [
    columns.map(([heading]) => heading).join(';'),
    ...sittings.map((sitting) => columns.map(([, of]) => of(sitting)).join(';')),
    '',
  ].join('\r\n');
