import { beforeEach, describe, expect, test } from 'vitest';
import { createIdleWatch, type IdleWatch } from './idle-watch.ts';

const second = 1000;
const minute = 60 * second;

describe('a station that nobody uses', () => {
  let wall = 0;
  let steady = 0;
  let run = (): void => {};
  let locked = 0;
  let watch: IdleWatch;

  const wait = (milliseconds: number): void => {
    wall += milliseconds;
    steady += milliseconds;
    run();
  };

  beforeEach(() => {
    wall = Date.parse('2026-11-23T08:00:00Z');
    steady = 0;
    locked = 0;
    watch = createIdleWatch(
      {
        wall: () => wall,
        steady: () => steady,
        every: (look) => {
          run = look;
          return () => {
            run = () => {};
          };
        },
        onIdle: () => {
          locked += 1;
        },
      },
      10,
    );
    watch.start();
  });

  test('warns a minute before, counts down, and locks once', () => {
    wait(9 * minute - second);
    expect(watch.state.getState().left).toBeUndefined();
    wait(second);
    expect(watch.state.getState().left).toBe(60);
    wait(20 * second);
    expect(watch.state.getState().left).toBe(40);
    wait(40 * second);
    expect(locked).toBe(1);
    wait(minute);
    expect(locked).toBe(1);
  });

  test('begins anew when somebody does something', () => {
    wait(9.5 * minute);
    watch.noteActivity();
    expect(watch.state.getState().left).toBeUndefined();
    wait(9 * minute - second);
    expect(locked).toBe(0);
  });

  test('locks when the machine wakes after a long sleep', () => {
    wall += 3600 * second;
    run();
    expect(locked).toBe(1);
  });

  test('is not held open by a clock that was set back', () => {
    wall -= 3600 * second;
    steady += 10 * minute;
    run();
    expect(locked).toBe(1);
  });

  test('takes another limit at once, and does not warn all the time of a short one', () => {
    watch.setMinutes(1);
    wait(29 * second);
    expect(watch.state.getState().left).toBeUndefined();
    wait(second);
    expect(watch.state.getState().left).toBe(30);
  });
});
