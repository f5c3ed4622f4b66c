import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { practicePlan } from './practice-plan.ts';
import { makePracticeRegister } from './practice-register.ts';

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('Where to? Give the path of the file to write.');
writeFileSync(path, gzipSync(makePracticeRegister(practicePlan), { level: 9 }));
