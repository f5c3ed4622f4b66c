import { beforeEach, describe, expect, it } from 'vitest';
import { type ClipboardGuard, createClipboardGuard } from './clipboard-guard.ts';

const number = '1506405005';

describe('a CPR number on the clipboard', () => {
  /** A machine's clipboard, and a browser that is in front or not. */
  const machine = {
    clipboard: '',
    isInFront: true,
    mayRead: true,
    needsPress: false,
    now: 0,
    kept: undefined as number | undefined,
    timers: [] as { at: number; run: () => void }[],
  };
  let guard: ClipboardGuard;

  const open = (): ClipboardGuard =>
    createClipboardGuard({
      async write(text) {
        if (!machine.isInFront || machine.needsPress) throw new Error('not in front');
        machine.clipboard = text;
      },
      writeNow(text) {
        if (machine.isInFront && !machine.needsPress) machine.clipboard = text;
      },
      async read() {
        if (!machine.isInFront) throw new Error('not in front');
        return machine.mayRead ? machine.clipboard : undefined;
      },
      now: () => machine.now,
      after(milliseconds, run) {
        const timer = { at: machine.now + milliseconds, run };
        machine.timers.push(timer);
        return () => {
          machine.timers = machine.timers.filter((other) => other !== timer);
        };
      },
      keepUntil(until) {
        machine.kept = until;
      },
      keptUntil: machine.kept,
    });
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  const goOn = async (seconds: number): Promise<void> => {
    machine.now += seconds * 1000;
    const due = machine.timers.filter(({ at }) => at <= machine.now);
    machine.timers = machine.timers.filter((timer) => !due.includes(timer));
    for (const { run } of due) run();
    await settle();
  };
  const wake = async (): Promise<void> => {
    guard.wake();
    await settle();
  };

  beforeEach(() => {
    Object.assign(machine, {
      clipboard: '',
      isInFront: true,
      mayRead: true,
      needsPress: false,
      now: 1_000_000,
      kept: undefined,
      timers: [],
    });
    guard = open();
  });

  it('is gone after a minute, and not before', async () => {
    await guard.copy(number);
    expect(guard.state.getState()).toEqual({ kind: 'holds', until: 1_060_000 });
    await goOn(59);
    expect(machine.clipboard).toBe(number);
    await goOn(1);
    expect(machine.clipboard).toBe('');
    expect(guard.state.getState()).toEqual({ kind: 'emptied' });
    expect(machine.timers).toEqual([]);
  });

  it('has its own minute each time it is copied', async () => {
    await guard.copy(number);
    await goOn(50);
    await guard.copy('0101455009');
    await goOn(30);
    expect(machine.clipboard).toBe('0101455009');
    await goOn(30);
    expect(machine.clipboard).toBe('');
  });

  it('goes as soon as the page is in front again where it was not when the minute was over', async () => {
    await guard.copy(number);
    machine.isInFront = false;
    await goOn(60);
    expect(guard.state.getState()).toEqual({ kind: 'overdue' });
    await wake();
    expect(guard.state.getState()).toEqual({ kind: 'overdue' });
    machine.isInFront = true;
    await wake();
    expect([machine.clipboard, guard.state.getState().kind]).toEqual(['', 'emptied']);
  });

  it('goes at the next press where the browser writes only then', async () => {
    machine.mayRead = false;
    await guard.copy(number);
    machine.needsPress = true;
    await goOn(60);
    await wake();
    expect(guard.state.getState()).toEqual({ kind: 'overdue' });
    machine.needsPress = false;
    guard.press();
    await settle();
    expect(machine.clipboard).toBe('');
  });

  it('goes when its time is over by the clock, however long the machine slept', async () => {
    await guard.copy(number);
    machine.now += 3_600_000;
    await wake();
    expect(machine.clipboard).toBe('');
  });

  it('waits on where the timer came early', async () => {
    await guard.copy(number);
    const [timer] = machine.timers;
    machine.timers = [];
    machine.now += 59_990;
    timer?.run();
    await settle();
    expect(machine.clipboard).toBe(number);
    await goOn(1);
    expect(machine.clipboard).toBe('');
  });

  it('leaves alone what somebody has copied elsewhere meanwhile, where the browser tells', async () => {
    await guard.copy(number);
    machine.clipboard = 'noget andet';
    await goOn(60);
    expect([machine.clipboard, guard.state.getState().kind]).toEqual(['noget andet', 'clear']);
  });

  it('forgets its number when the page comes to the front and something else lies there', async () => {
    await guard.copy(number);
    machine.clipboard = 'noget andet';
    await wake();
    expect(guard.state.getState()).toEqual({ kind: 'clear' });
    guard.leave();
    await goOn(60);
    expect(machine.clipboard).toBe('noget andet');
  });

  it('empties rather than leaves a number where the browser does not tell', async () => {
    machine.mayRead = false;
    await guard.copy(number);
    machine.clipboard = 'måske noget andet';
    await goOn(60);
    expect(machine.clipboard).toBe('');
  });

  it('is not ours any more when something else was copied on the page', async () => {
    machine.mayRead = false;
    await guard.copy(number);
    machine.clipboard = 'en adresse';
    guard.noteOtherCopy();
    await goOn(60);
    expect([machine.clipboard, guard.state.getState().kind]).toEqual(['en adresse', 'clear']);
  });

  it('goes when the person signs out, and when the page is closed', async () => {
    await guard.copy(number);
    await guard.clear();
    expect(machine.clipboard).toBe('');
    await guard.copy(number);
    guard.leave();
    expect(machine.clipboard).toBe('');
    await settle();
    expect(guard.state.getState()).toEqual({ kind: 'emptied' });
    guard.leave();
    await guard.clear();
  });

  it('goes after sign-out too where the page was not in front then', async () => {
    await guard.copy(number);
    machine.isInFront = false;
    await guard.clear();
    expect(guard.state.getState()).toEqual({ kind: 'overdue' });
    machine.isInFront = true;
    await wake();
    expect(machine.clipboard).toBe('');
  });

  it('goes also where two things want it gone at once', async () => {
    await guard.copy(number);
    const both = [guard.clear(), guard.clear()];
    guard.wake();
    await Promise.all(both);
    expect([machine.clipboard, guard.state.getState().kind]).toEqual(['', 'emptied']);
  });

  it('is taken away by the next page at once where this one died', async () => {
    await guard.copy(number);
    machine.timers = [];
    machine.now += 20_000;
    guard = open();
    await settle();
    expect([machine.clipboard, guard.state.getState().kind]).toEqual(['', 'emptied']);
    expect(machine.kept).toBeUndefined();
  });

  it('is taken away by the next page when its minute is over where the browser does not tell', async () => {
    machine.mayRead = false;
    await guard.copy(number);
    machine.timers = [];
    machine.now += 20_000;
    guard = open();
    await settle();
    expect(guard.state.getState()).toMatchObject({ kind: 'holds' });
    await goOn(40);
    expect(machine.clipboard).toBe('');
  });

  it('is no business of the next page where something else lies there by then', async () => {
    await guard.copy(number);
    machine.timers = [];
    machine.clipboard = 'noget helt andet';
    guard = open();
    await settle();
    expect([machine.clipboard, guard.state.getState().kind]).toEqual(['noget helt andet', 'clear']);
    await goOn(60);
    expect(machine.clipboard).toBe('noget helt andet');
  });

  it('says so where the browser lets no page write', async () => {
    machine.isInFront = false;
    await guard.copy(number);
    expect(guard.state.getState()).toEqual({ kind: 'refused' });
    expect(machine.timers).toEqual([]);
  });
});
