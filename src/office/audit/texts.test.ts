import { describe, expect, it } from 'vitest';
import type { OfficeAuditEntry } from '../../contract/office-audit.ts';
import { describeOfficeEntry } from './texts.ts';

const entry = (action: string, detail: OfficeAuditEntry['detail']): OfficeAuditEntry =>
  ({ action, detail }) as OfficeAuditEntry;

describe('an entry of the office’s trail in words', () => {
  it('tells which intake was put back, where, and of which kiosk', () => {
    const detail = { ticket: 'K7F-2PX', kiosk: 'Kiosk 1', office: 'Nord', station: 'Skranke 1' };
    expect(describeOfficeEntry(entry('intake-given-up', detail), 'da')).toBe(
      'Lagde et kioskindtag tilbage (nummer: K7F-2PX, kiosk: Kiosk 1, kontor: Nord, station: Skranke 1)',
    );
  });

  it('leaves out an office without a name', () => {
    const detail = { ticket: 'K7F-2PX', kiosk: 'Øvekiosk', office: '' };
    expect(describeOfficeEntry(entry('intake-given-up', detail), 'da')).toBe(
      'Lagde et kioskindtag tilbage (nummer: K7F-2PX, kiosk: Øvekiosk)',
    );
  });
});
