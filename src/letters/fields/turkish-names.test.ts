import { describe, expect, it } from 'vitest';
import type { FieldReading } from '../../domain/permit-letter.ts';
import { parsePersonName } from './person-names.ts';
import { withTurkishI } from './turkish-names.ts';

const nameOf = (raw: string): FieldReading<string> => ({
  value: parsePersonName(raw, true) ?? '',
  raw,
  confidence: 1,
  certainty: 'sure',
  rule: 'name-label',
  runnersUp: [],
});

const read = (raw: string, citizenship: string | undefined = 'TUR') => withTurkishI(nameOf(raw), citizenship);

describe('A Turkish name in capitals', () => {
  it('has the I that goes with the vowels before it', () => {
    expect(read('YILMAZ, Özlem').value).toBe('Özlem Yılmaz');
    expect(read('DEMIR, Elif').value).toBe('Elif Demir');
    expect(read('YILDIRIM, Ali').value).toBe('Ali Yıldırım');
    expect(read('KILIÇ, Ayşe').value).toBe('Ayşe Kılıç');
    expect(read('AYDIN, Can', 'AZE').value).toBe('Can Aydın');
  });

  it('leaves each such I to the clerk, with the other letter beside it', () => {
    expect(read('YILMAZ, Özlem')).toMatchObject({
      certainty: 'look',
      doubts: [{ at: 7, length: 1, instead: ['i'] }],
    });
    // Given names often break the harmony: these are left plain, and doubted.
    expect(read('HALIL ÖZDEMIR')).toMatchObject({
      value: 'Halil Özdemir',
      doubts: [
        { at: 3, length: 1, instead: ['ı'] },
        { at: 11, length: 1, instead: ['ı'] },
      ],
    });
  });

  it('is exact where the print knows both letters', () => {
    expect(read('İSMAİL YILDIZ')).toMatchObject({ value: 'İsmail Yıldız', certainty: 'sure' });
  });

  it('is no other where it is in small letters, or of another country', () => {
    expect(read('Özlem Yilmaz')).toMatchObject({ value: 'Özlem Yilmaz', certainty: 'sure' });
    expect(read('YILMAZ, Özlem', 'DEU').value).toBe('Özlem Yilmaz');
    expect(withTurkishI(nameOf('YILMAZ, Özlem'), undefined).value).toBe('Özlem Yilmaz');
  });
});
