import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLibrary } from '../src/cli/library.ts';
import { searchMode } from '../src/shared/domain.ts';
import { readLabelledSet, writeVault } from './labelled-set.ts';
import { mean, ndcg, percentile, recall } from './metrics.ts';

// Quality of search on labelled sets, through the real intake, model and index:
//   node bench/retrieval.ts <folder of a set> …
for (const folder of process.argv.slice(2)) {
  const set = await readLabelledSet(folder);
  const scratch = await mkdtemp(join(tmpdir(), 'nearnote-bench-'));
  await writeVault(set, join(scratch, 'vault'));
  const engine = await openLibrary(join(scratch, 'library'));
  engine.start();
  await engine.addFolders([join(scratch, 'vault')]);
  await engine.settled();
  console.log(
    `\n${folder}: ${set.documents.length} documents, ${engine.state().chunks} passages, ${set.queries.length} queries`,
  );
  console.log('mode      nDCG@10  recall@10  first right  ms p50  ms p95');
  for (const mode of searchMode.options) {
    const figures: { ndcg: number; recall: number; first: number; ms: number }[] = [];
    for (const { id, text } of set.queries) {
      const { hits, ms } = await engine.search({ query: text, limit: 10, mode });
      const ranked = hits.map((hit) => set.documents[Number(hit.path.replace('.md', ''))]?.id ?? '');
      const relevant = set.relevant.get(id) ?? new Map<string, number>();
      figures.push({
        ndcg: ndcg(ranked, relevant, 10),
        recall: recall(ranked, relevant, 10),
        first: recall(ranked, relevant, 1) > 0 ? 1 : 0,
        ms,
      });
    }
    const column = (key: 'ndcg' | 'recall' | 'first') => mean(figures.map((figure) => figure[key])).toFixed(3);
    const ms = figures.map((figure) => figure.ms);
    console.log(
      `${mode.padEnd(9)} ${column('ndcg')}    ${column('recall')}      ${column('first')}        ${percentile(ms, 0.5).toFixed(1).padStart(5)}   ${percentile(ms, 0.95).toFixed(1).padStart(5)}`,
    );
  }
  await engine.close();
  await rm(scratch, { recursive: true });
}
