import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type LabelledSet, openLabelledSet } from '../src/cli/eval/labelled-set.ts';
import { mean, ndcg } from '../src/cli/eval/metrics.ts';
import { rowOf, writeNotes } from '../src/cli/eval/notes.ts';
import { openEngine } from '../src/cli/open-engine.ts';
import type { Engine } from '../src/engine/engine.ts';
import { type Evidence, fuse, type Weights } from '../src/engine/search/ranking/fusion.ts';
import { rankNotes } from '../src/engine/search/ranking/rank-notes.ts';
import type { SearchMode } from '../src/shared/domain.ts';

// Weights of the fusion on labelled sets, chosen on one half of the queries of each and tried on the other:
//   node bench/fusion.ts <folder of a set> …
// What each query finds is gathered once, through the real indexing, model and index; only the weighing differs.

interface Asked {
  evidence: Evidence;
  relevant: ReadonlyMap<string, number>;
}

interface Gathered {
  name: string;
  asked: Asked[];
  idOf: Map<number, string>;
}

const mostQueries = 400;
const meanings = [0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6];
const keywordFloors = [0.05, 0.1, 0.15, 0.18, 0.2, 0.25];
const missings = [0, 0.2, 0.3, 0.4];
const grid = meanings.flatMap((meaning) =>
  keywordFloors.flatMap((keywordFloor) =>
    missings
      .filter((meaningOfMissing) => meaning + meaningOfMissing <= 1)
      .map((meaningOfMissing): Weights => ({ meaning, meaningOfMissing, keywordFloor })),
  ),
);

const sets: Gathered[] = [];
for (const folder of process.argv.slice(2)) sets.push(await gathered(folder));

console.log(`\nnDCG@10 (right note first)   ${sets.map(({ name }) => name.padEnd(16)).join('')}`);
for (const mode of ['semantic', 'keyword'] as const) printRow(`${mode} alone`, null, mode);
printRow('as built', null, 'hybrid');
for (const keywordFloor of [0, 0.1, 0.15, 0.18, 0.2, 0.3]) {
  for (const meaningOfMissing of [0, 0.3, 0.4]) {
    for (const meaning of [0.3, 0.4, 0.5]) {
      const name = `${meaning} + ${meaningOfMissing} missing, ${keywordFloor}`;
      printRow(name, { meaning, meaningOfMissing, keywordFloor }, 'hybrid');
    }
  }
}

console.log('\nWeights chosen on one half, tried on the other; the mean of the sets');
for (const half of [0, 1]) {
  const scored = grid.map((weights) => ({ weights, chosen: meanOfSets(weights, half) }));
  const best = scored.reduce((a, b) => (b.chosen > a.chosen ? b : a));
  const other = meanOfSets(best.weights, 1 - half);
  const built = [half, 1 - half].map((each) => meanOfSets(null, each).toFixed(4));
  console.log(
    `half ${half + 1}: best ${JSON.stringify(best.weights)}: ${best.chosen.toFixed(4)}, on the other ${other.toFixed(4)}; as built ${built.join(', ')}`,
  );
}

function printRow(name: string, weights: Weights | null, mode: SearchMode): void {
  const cells = sets.map((set) => {
    const { ndcg10, first } = figuresOf(set, weights, mode, null);
    return `${ndcg10.toFixed(4)} (${first.toFixed(3)})`.padEnd(16);
  });
  console.log(`${name.padEnd(29)}${cells.join('')}`);
}

function meanOfSets(weights: Weights | null, half: number): number {
  return mean(sets.map((set) => figuresOf(set, weights, 'hybrid', half).ndcg10));
}

/** @param weights null for those of the engine. @param half 0 or 1: every other query; null for all. */
function figuresOf({ asked, idOf }: Gathered, weights: Weights | null, mode: SearchMode, half: number | null) {
  const figures = asked
    .filter((_, place) => half === null || place % 2 === half)
    .map(({ evidence, relevant }) => {
      const weighed = weights === null ? evidence : { ...evidence, weights };
      const candidates =
        mode === 'keyword' ? evidence.candidates.filter(({ words }) => words > 0) : evidence.candidates;
      const notes = rankNotes(fuse({ ...weighed, candidates }, mode), weighed, mode).slice(0, 10);
      const ids = notes.map(({ noteId }) => idOf.get(noteId) ?? '');
      return { ndcg: ndcg(ids, relevant, 10), first: (relevant.get(ids[0] ?? '') ?? 0) > 0 ? 1 : 0 };
    });
  return { ndcg10: mean(figures.map((each) => each.ndcg)), first: mean(figures.map((each) => each.first)) };
}

async function gathered(folder: string): Promise<Gathered> {
  const set = await openLabelledSet(folder);
  const scratch = await mkdtemp(join(tmpdir(), 'nearnote-bench-'));
  const { ids } = await writeNotes(set.documents, join(scratch, 'notes'), new AbortController().signal);
  const engine = await openEngine(join(scratch, 'library'));
  try {
    engine.start();
    await engine.addFolders([join(scratch, 'notes')]);
    await engine.settled();
    return { name: basename(folder), ...(await answers(engine, set, ids)) };
  } finally {
    await engine.close();
    await rm(scratch, { recursive: true });
  }
}

async function answers(engine: Engine, set: LabelledSet, ids: string[]): Promise<Omit<Gathered, 'name'>> {
  const asked: Asked[] = [];
  const idOf = new Map<number, string>();
  const step = Math.max(1, Math.floor(set.queries.length / mostQueries));
  for (const { id, text } of set.queries.filter((_, place) => place % step === 0)) {
    const { evidence } = await engine.ranking({ query: text, limit: 50, mode: 'hybrid' });
    for (const { noteId } of evidence.candidates) {
      if (!idOf.has(noteId)) idOf.set(noteId, ids[rowOf(basename(await engine.locateNote(noteId)))] ?? '');
    }
    asked.push({ evidence, relevant: set.labels.get(id) ?? new Map() });
  }
  return { asked, idOf };
}
