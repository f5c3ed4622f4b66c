import { beforeAll, describe, expect, it } from 'vitest';
import {
  attacks,
  createSeededRandom,
  decodeStrictly,
  fileOf,
  inPieces,
} from '../../testing/audit-export-attacks.ts';
import {
  type AuditSigner,
  buildAuditChain,
  buildAuditExport,
  createAuditSigner,
  practicePersonKeys,
  webAuditCrypto,
} from '../../testing/build-audit-export.ts';
import { splitLines } from './export-lines.ts';
import { fingerprintOf } from './fingerprint.ts';
import { verifyAuditExport } from './verify-audit-export.ts';

/** 14 ways, 80 times each: 1,120 files. */
const timesEach = 80;

interface Exports {
  readonly lines: readonly string[];
  readonly older: readonly string[];
}

describe('Somebody who changes an export is found out', () => {
  let attacker: AuditSigner;
  let all: Exports;
  let person: Exports;
  let fingerprint: string;

  beforeAll(async () => {
    const station = await createAuditSigner();
    attacker = await createAuditSigner();
    fingerprint = await fingerprintOf(station.publicKey, webAuditCrypto.sha256OfBytes);
    const chain = await buildAuditChain(40);
    const [personKey] = practicePersonKeys;
    const exportsOf = async (length: number) => {
      const known = chain.slice(0, length);
      const head = { seq: length, mac: known.at(-1)?.mac ?? '' };
      const theirs = known.filter(({ entry }) => entry.person === personKey);
      const scope = { kind: 'person', personKey, head } as const;
      return [
        await buildAuditExport(known, station),
        await buildAuditExport(theirs, station, { scope }),
      ] as const;
    };
    const [newer, newerOfPerson] = await exportsOf(40);
    const [older, olderOfPerson] = await exportsOf(25);
    all = { lines: newer, older };
    person = { lines: newerOfPerson, older: olderOfPerson };
  });

  const verify = (file: Uint8Array, pick: (below: number) => number) =>
    verifyAuditExport(webAuditCrypto, splitLines(inPieces(file, pick), decodeStrictly), { fingerprint });

  const pickerOf = (seed: number) => {
    const random = createSeededRandom(seed);
    return (below: number): number => Math.floor(random() * below);
  };

  it('while one that nobody has changed is whole, however its bytes come in', async () => {
    for (const { lines, older } of [all, person]) {
      for (const file of [lines, older].map(fileOf)) {
        for (let seed = 1; seed <= 20; seed += 1) {
          expect(await verify(file, pickerOf(seed))).toMatchObject({ ok: true });
        }
      }
    }
  });

  it.each(Object.entries(attacks).map(([name, attack], nth) => ({ name, attack, nth, times: timesEach })))(
    '$times of $times times: $name',
    async ({ attack, nth, times }) => {
      const missed: number[] = [];
      for (let time = 0; time < times; time += 1) {
        const seed = nth * 10_000 + time;
        const pick = pickerOf(seed);
        const { lines, older } = time % 3 === 0 ? person : all;
        const file = await attack({ lines, older, attacker, pick });
        const isAsItWas = String(file) === String(fileOf(lines));
        const found = await verify(file, pick);
        if (found.ok || isAsItWas) missed.push(seed);
      }
      expect(missed).toEqual([]);
    },
  );
});
