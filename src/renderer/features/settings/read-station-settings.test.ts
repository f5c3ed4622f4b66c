import { describe, expect, it } from 'vitest';
import { readStationSettings } from './read-station-settings.ts';

describe('the settings of the station', () => {
  it('take whole minutes from 2 to 60', () => {
    for (const idleMinutes of ['2', ' 10 ', '60']) {
      const read = readStationSettings({ idleMinutes, retentionDays: '' });
      expect(read).toEqual({ ok: true, value: { idleMinutes: Number(idleMinutes) } });
    }
    for (const idleMinutes of ['', '1', '61', '2,5', '-5', 'ti', '1e1', '0x10']) {
      expect(readStationSettings({ idleMinutes, retentionDays: '' })).toEqual({
        ok: false,
        error: ['idle-minutes'],
      });
    }
  });

  it('remove nothing, ever, where no days are given', () => {
    const read = readStationSettings({ idleMinutes: '10', retentionDays: '  ' });
    expect(read.ok && 'retentionDays' in read.value).toBe(false);
  });

  it('keep what was handed over for 30 days at the least', () => {
    expect(readStationSettings({ idleMinutes: '10', retentionDays: '30' })).toEqual({
      ok: true,
      value: { idleMinutes: 10, retentionDays: 30 },
    });
    for (const retentionDays of ['0', '29', '-30', '30.5', '40000', '999999999', 'aldrig']) {
      expect(readStationSettings({ idleMinutes: '10', retentionDays })).toEqual({
        ok: false,
        error: ['retention-days'],
      });
    }
  });

  it('tell of everything that is wrong at once', () => {
    expect(readStationSettings({ idleMinutes: '', retentionDays: '1' })).toEqual({
      ok: false,
      error: ['idle-minutes', 'retention-days'],
    });
  });
});
