import { openChromium } from './chromium.mjs';
import { lineOf } from './peers/lines.mjs';
import { createScore, figures, isMeant, percentiles } from './score.mjs';

const starts = 5;
const warmUp = 300;
const dexieBudget = 60_000;

/** The station's worker and its link with the page, from the stored pack on; and Dexie in the same browser. */
export async function measureChromium({
  pages,
  pack,
  ids,
  few,
  heldOut,
  keystrokes,
  search,
  say,
  heading,
  judge,
}) {
  const texts = heldOut.map(({ text }) => text);
  const lent = new Map([
    ['/register.pack', Buffer.from(pack)],
    ['/few.txt', Buffer.from(few.map(lineOf).join('\n'))],
  ]);
  const chromium = await openChromium(pages, lent);
  try {
    await chromium.order('load', '/register.pack');
    heading(`Chromium ${chromium.version().split('.')[0]}`, '');

    const cold = [];
    for (let nth = 0; nth < starts; nth += 1) {
      await chromium.restart();
      cold.push(await chromium.order('start', texts[0]));
    }
    const start = cold.toSorted((one, other) => one - other)[Math.floor(starts / 2)];
    say(
      `from the stored pack to the first answer, ${starts} browsers: ${cold.map(Math.round).join(', ')} ms`,
    );
    judge.atMost('cold start, median', start, 300, 'ms');

    const inWorker = await chromium.order('search', texts, warmUp, true);
    const own = percentiles(inWorker.times);
    say(`${'worker, texts'.padEnd(18)}${figures(own)}`);
    const differing = texts.filter(
      (text, at) => search(text)[0]?.label !== (inWorker.firsts[at] ?? undefined),
    );
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

    const filling = await chromium.order('fillDexie', '/few.txt');
    say(
      `Dexie: ${few.length} rows in ${(filling / 1000).toFixed(0)} s (${Math.round((few.length / filling) * 1000)} a second)`,
    );
    const { times, found } = await chromium.order('searchDexie', texts, dexieBudget);
    const score = createScore();
    found.forEach((rows, at) => {
      const query = heldOut[at];
      score.add(
        query,
        times[at],
        rows.findIndex((row) => isMeant(query, few[row])),
      );
    });
    say(
      `${'Dexie, texts'.padEnd(18)}${figures(score.times())}${score.recall().toFixed(1).padStart(8)} % of ${score.asked}`,
    );
    const beside = percentiles((await chromium.order('search', texts, warmUp, true)).times).p95;
    judge.atLeast('p95 of Dexie beside ours', score.times().p95 / beside, 100, 'times');
  } finally {
    await chromium.close();
  }
}

const mega = (bytes) => (bytes / 1e6).toFixed(1);
