import { figures, percentiles } from './score.mjs';

const starts = 5;
const warmUp = 300;

/** The station's worker and its link with the page, from the stored pack on. */
export async function measureChromium({ chromium, ids, heldOut, keystrokes, search, say, judge }) {
  const texts = heldOut.map(({ text }) => text);
  const cold = [];
  for (let nth = 0; nth < starts; nth += 1) {
    await chromium.restart();
    cold.push(await chromium.order('start', texts[0]));
  }
  const start = cold.toSorted((one, other) => one - other)[Math.floor(starts / 2)];
  say(`from the stored pack to the first answer, ${starts} browsers: ${cold.map(Math.round).join(', ')} ms`);
  judge.atMost('cold start, median', start, 300, 'ms');

  const inWorker = await chromium.order('search', texts, warmUp, true);
  const own = percentiles(inWorker.times);
  say(`${'worker, texts'.padEnd(18)}${figures(own)}`);
  const differing = texts.filter((text, at) => search(text)[0]?.label !== (inWorker.firsts[at] ?? undefined));
  if (differing.length > 0) throw new Error(`Chromium answers otherwise than Node: ${differing[0]}`);

  const keys = percentiles((await chromium.order('search', keystrokes, warmUp, true)).times);
  say(`${'worker, keystrokes'.padEnd(18)}${figures(keys)}`);
  judge.atMost('keystroke in the worker, p50', keys.p50, 0.05, 'ms');
  judge.atMost('keystroke in the worker, p95', keys.p95, 0.5, 'ms');
  judge.atMost('keystroke in the worker, p99', keys.p99, 1.5, 'ms');

  const page = percentiles((await chromium.order('search', keystrokes, warmUp, false)).times);
  say(`${'page, keystrokes'.padEnd(18)}${figures(page)}`);
  judge.atMost('key to result on the page, p95', page.p95, 2, 'ms');
  judge.atMost('key to result on the page, p99', page.p99, 5, 'ms');

  await chromium.restart();
  const { without, open } = await chromium.order('weigh', texts[0]);
  say(
    `memory of page and worker: ${mega(open)} MB, of it the page alone ${mega(without)} MB, ids ${mega(ids)} MB`,
  );
  judge.atMost('memory of the register', (open - without) / 1e6, 60, 'MB');
}

const mega = (bytes) => (bytes / 1e6).toFixed(1);
