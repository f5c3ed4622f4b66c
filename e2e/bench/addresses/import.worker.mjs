// Imports a register in a thread of its own, as the station does, and tells how long it took.
import { parentPort, workerData } from 'node:worker_threads';

const { importFiles } = await import(workerData.room);
const [from, before] = [performance.now(), process.cpuUsage()];
const imported = await importFiles({ paths: [workerData.path], moment: Date.now() });
const milliseconds = performance.now() - from;
const { user, system } = process.cpuUsage(before);
if (!imported.ok) throw new Error(imported.error.kind);
const { pack, badCount } = imported.value;
parentPort.postMessage({ pack, badCount, milliseconds, processor: (user + system) / 1000 }, [pack]);
