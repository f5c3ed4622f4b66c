import type { CDPSession, Page } from '@playwright/test';

/** Where a word still is in the page's memory, each with what holds it. */
export interface HeapHit {
  readonly word: string;
  /** From the string outwards, as far as the first few holders. */
  readonly heldBy: string;
}

interface Snapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_types: readonly [readonly string[], ...unknown[]];
      readonly node_fields: readonly string[];
      readonly edge_fields: readonly string[];
    };
  };
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
  readonly strings: readonly string[];
}

/** Looks through everything that is alive in the page's memory, after a collection of garbage. */
export async function searchHeap(page: Page, words: readonly string[]): Promise<readonly HeapHit[]> {
  const session = await page.context().newCDPSession(page);
  const snapshot = await takeSnapshot(session);
  await session.detach();
  return findHits(snapshot, words);
}

async function takeSnapshot(session: CDPSession): Promise<Snapshot> {
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  return JSON.parse(chunks.join('')) as Snapshot;
}

function findHits(
  { snapshot, nodes, edges, strings }: Snapshot,
  words: readonly string[],
): readonly HeapHit[] {
  const { node_fields: nodeFields, edge_fields: edgeFields } = snapshot.meta;
  const width = nodeFields.length;
  const [name, edgeCount] = [nodeFields.indexOf('name'), nodeFields.indexOf('edge_count')];
  const type = nodeFields.indexOf('type');
  const [kinds] = snapshot.meta.node_types;
  const [edgeName, to] = [edgeFields.indexOf('name_or_index'), edgeFields.indexOf('to_node')];
  const suspects = new Map<number, string>();
  for (const [at, text] of strings.entries()) {
    const word = words.find((one) => text.includes(one));
    if (word !== undefined) suspects.set(at, word);
  }
  if (suspects.size === 0) return [];

  const holders = new Map<number, { readonly from: number; readonly edge: string }>();
  let edge = 0;
  for (let node = 0; node < nodes.length; node += width) {
    for (let left = nodes[node + edgeCount] ?? 0; left > 0; left -= 1, edge += edgeFields.length) {
      const target = edges[edge + to] ?? 0;
      const label = edges[edge + edgeName] ?? 0;
      // Every short string is also in a table of all strings, which keeps none alive.
      const isTable = strings[nodes[node + name] ?? -1] === '(Internalized strings)';
      if (!isTable && !holders.has(target))
        holders.set(target, { from: node, edge: strings[label] ?? String(label) });
    }
  }
  const hits: HeapHit[] = [];
  for (let node = 0; node < nodes.length; node += width) {
    const word = suspects.get(nodes[node + name] ?? -1);
    if (word === undefined || !(kinds[nodes[node + type] ?? -1] ?? '').includes('string')) continue;
    const path: string[] = [];
    let at = node;
    for (let depth = 0; depth < 12; depth += 1) {
      const holder = holders.get(at);
      if (holder === undefined) break;
      at = holder.from;
      path.push(`${holder.edge} of ${strings[nodes[at + name] ?? 0]?.slice(0, 40)}`);
    }
    hits.push({ word, heldBy: path.join(' < ') });
  }
  return hits;
}
