/** An engine that can be asked for and stopped. */
export interface Stoppable {
  stop(): Promise<void>;
}

/** Calls back after a while, and gives the way to take that back. */
export type Delay = (callback: () => void) => () => void;

/**
 * Keeps one engine warm between letters, since starting it costs a second, and stops it when it has been
 * idle for a while, since it holds some 300 MB.
 */
export class WarmEngine<Engine extends Stoppable> {
  private started: Promise<Engine> | undefined;
  private forget: (() => void) | undefined;

  private readonly start: () => Promise<Engine>;
  private readonly whenIdle: Delay;

  constructor(start: () => Promise<Engine>, whenIdle: Delay) {
    this.start = start;
    this.whenIdle = whenIdle;
  }

  /** The running engine, started if need be. A failed start is tried again the next time. */
  async take(): Promise<Engine> {
    this.forget?.();
    this.forget = undefined;
    const starting = this.started ?? this.start();
    this.started = starting;
    try {
      return await starting;
    } catch (error) {
      if (this.started === starting) this.started = undefined;
      throw error;
    }
  }

  /** The engine may be stopped if nobody takes it for a while. */
  rest(): void {
    this.forget?.();
    this.forget = this.whenIdle(() => void this.stop());
  }

  /** Stops the engine at once, also in the midst of a job. */
  async stop(): Promise<void> {
    this.forget?.();
    this.forget = undefined;
    const starting = this.started;
    this.started = undefined;
    const engine = await starting?.catch(() => undefined);
    await engine?.stop();
  }
}
