import { argon2id, argon2Verify } from 'hash-wasm';
import { z } from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { PlaceSchema, type Sitting, SittingSchema } from '../../contract/training/report.ts';
import { InstantSchema } from '../../contract/wire-values.ts';
import { lineKinds } from '../../domain/training/scenario.ts';

const RoomSettingsSchema = z.object({
  place: PlaceSchema.optional(),
  /** argon2id of the trainer's PIN, as `argon2Verify` reads it. */
  pin: z.string().optional(),
  /** `scenario`: as the scenario has it. */
  line: z.enum(['scenario', ...lineKinds]).default('scenario'),
  /** Chooses what a flapping line does. */
  seed: z.int().min(1).max(9_999).default(1),
  startsAt: InstantSchema.optional(),
  speed: z.number().min(1).max(3_600).default(1),
});
export type RoomSettings = z.infer<typeof RoomSettingsSchema>;

/** What this machine keeps of the course: the trainer's choices, and results that name nobody. */
export interface TrainingRoom {
  readonly settings: StoreApi<RoomSettings>;
  readonly sittings: StoreApi<readonly Sitting[]>;
  change(part: Partial<RoomSettings>): void;
  /** Those that are new; a file may be loaded twice. */
  addSittings(more: readonly Sitting[]): number;
  clearSittings(): void;
  setPin(pin: string): Promise<void>;
  isPin(pin: string): Promise<boolean>;
  /** Takes the results along: they were behind it. */
  forgetPin(): void;
}

const settingsKey = 'bopael-training-room';
const sittingsKey = 'bopael-training-sittings';
const mostSittings = 2_000;

export function openTrainingRoom(storage: Storage): TrainingRoom {
  const read = (key: string): unknown => {
    try {
      return JSON.parse(storage.getItem(key) ?? 'null');
    } catch {
      return null;
    }
  };
  const readSettings = (): RoomSettings => {
    const kept = RoomSettingsSchema.safeParse(read(settingsKey));
    return kept.success ? kept.data : RoomSettingsSchema.parse({});
  };
  const readSittings = (): readonly Sitting[] => {
    const kept = z.array(SittingSchema).safeParse(read(sittingsKey));
    return kept.success ? kept.data : [];
  };
  const settings = createStore<RoomSettings>(readSettings);
  const sittings = createStore<readonly Sitting[]>(readSittings);
  // What the trainer sets in another window holds here at once.
  addEventListener('storage', ({ key }) => {
    if (key === settingsKey) settings.setState(readSettings(), true);
    if (key === sittingsKey) sittings.setState(readSittings(), true);
  });
  const keep = (key: string, value: unknown): void => storage.setItem(key, JSON.stringify(value));
  const change = (part: Partial<RoomSettings>): void => {
    settings.setState(part);
    keep(settingsKey, settings.getState());
  };
  const show = (all: readonly Sitting[]): void => {
    sittings.setState(all, true);
    keep(sittingsKey, all);
  };
  return {
    settings,
    sittings,
    change,
    addSittings(more) {
      const there = new Set(sittings.getState().map(({ id }) => id));
      const fresh = more.filter(({ id }) => !there.has(id));
      show([...sittings.getState(), ...fresh].slice(-mostSittings));
      return fresh.length;
    },
    clearSittings: () => show([]),
    async setPin(pin) {
      const salt = crypto.getRandomValues(new Uint8Array(16));
      const cost = { iterations: 2, parallelism: 1, memorySize: 19_456, hashLength: 32 } as const;
      change({ pin: await argon2id({ password: pin, salt, ...cost, outputType: 'encoded' }) });
    },
    forgetPin() {
      show([]);
      change({ pin: undefined });
    },
    async isPin(pin) {
      const hash = settings.getState().pin;
      return hash !== undefined && pin !== '' && (await argon2Verify({ password: pin, hash }));
    },
  };
}
