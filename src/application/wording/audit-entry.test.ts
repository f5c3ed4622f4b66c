import { describe, expect, it } from 'vitest';
import { type AuditEntry, type AuditEvent, auditActions } from '../../domain/audit.ts';
import type { Instant } from '../../domain/registration.ts';
import { describeAuditEntry } from './audit-entry.ts';

const colleague = '00000000-0000-4000-8000-000000000002';

const entryOf = (event: AuditEvent): AuditEntry => ({
  seq: 1,
  clock: { wall: '2026-11-25T13:05:00.000Z' as Instant, monotonic: 5 },
  ...event,
});

const say = (event: AuditEvent, locale: 'da' | 'en' = 'da'): string =>
  describeAuditEntry(entryOf(event), {
    locale,
    findInitials: (id) => (id === colleague ? 'ØV2' : undefined),
  });

describe('the audit trail in words', () => {
  it('has words for everything that can happen, in both languages', () => {
    for (const action of auditActions) {
      expect(say({ action })).toMatch(/\p{L}{3}/u);
      expect(say({ action }, 'en')).toMatch(/\p{L}{3}/u);
      expect(say({ action })).not.toMatch(/undefined|null|\{/);
    }
  });

  it('names colleagues by their initials, and knows when it does not know them', () => {
    expect(say({ action: 'handed-draft-over', detail: colleague })).toBe('overdrog en kladde til ØV2');
    expect(say({ action: 'handed-draft-over', detail: 'somebody' })).toBe(
      'overdrog en kladde til en kollega',
    );
    expect(say({ action: 'changed-clerk', detail: `passcode ${colleague}` })).toBe('gav ØV2 en ny kode');
    expect(say({ action: 'changed-clerk', detail: `closed ${colleague}` })).toBe('lukkede adgangen for ØV2');
    expect(say({ action: 'changed-clerk', detail: `reopened ${colleague}` })).toBe(
      'åbnede adgangen igen for ØV2',
    );
    expect(say({ action: 'changed-clerk', detail: `supervisor ${colleague}` })).toBe(
      'ændrede navn eller rolle for ØV2; rollen er leder',
    );
    expect(say({ action: 'changed-clerk', detail: 'own passcode' })).toBe('skiftede sin egen kode');
  });

  it('counts in plain words', () => {
    expect(say({ action: 'handed-over', count: 1 })).toBe('afleverede én registrering til kommunens system');
    expect(say({ action: 'handed-over', count: 12 })).toBe(
      'afleverede 12 registreringer til kommunens system',
    );
    expect(say({ action: 'exported', detail: 'bundle 17', count: 1 })).toBe(
      'lavede USB-pakke 17 med én registrering',
    );
    expect(say({ action: 'exported', detail: 'bundle 17', count: 3 }, 'en')).toBe(
      'made USB bundle 17 of 3 registrations',
    );
    expect(say({ action: 'signed-in', detail: 'wrong-tries-before', count: 1 })).toBe(
      'loggede ind efter ét forkert forsøg',
    );
    expect(say({ action: 'signed-in' })).toBe('loggede ind');
  });

  it('tells what was searched for, and how much of it was shown', () => {
    expect(say({ action: 'searched', detail: 'Øvelse', count: 3 })).toBe(
      'søgte efter »Øvelse« og fik 3 registreringer vist',
    );
    expect(say({ action: 'searched', detail: 'audit-trail' })).toBe('slog en person op i revisionen');
  });

  it('tells settings as they were set, and does not stumble over what it cannot read', () => {
    const detail = JSON.stringify({ idleMinutes: 10, retentionDays: 90 });
    expect(say({ action: 'changed-settings', detail })).toBe(
      'ændrede indstillinger: låser efter 10 minutter; afleverede fjernes efter 90 dage',
    );
    expect(say({ action: 'changed-settings', detail: '{"idleMinutes":5}' })).toContain('intet fjernes');
    expect(say({ action: 'changed-settings', detail: '{' })).toBe('ændrede indstillinger');
    expect(say({ action: 'changed-settings', detail: 'recovery-key' })).toContain('gendannelsesnøgle');
  });
});
