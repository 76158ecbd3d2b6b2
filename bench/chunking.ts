/**
 * How the length of chunks, their overlap and the headings embedded with them bear on semantic search: each variant cuts a
 * labelled set, every chunk is compared with every query, a note counts as its best chunk.
 *   node bench/chunking.ts <folder of a set> [most documents, those with answers first]
 */
import { join } from 'node:path';
import { type LabelledDocument, openLabelledSet } from '../src/cli/eval/labelled-set.ts';
import { mean, ndcg, recall } from '../src/cli/eval/metrics.ts';
import { chunksOf } from '../src/engine/chunking/chunk.ts';
import { type ChunkSizes, chunkSizes } from '../src/engine/chunking/packing.ts';
import { tokenCounterOf } from '../src/engine/chunking/token-counter.ts';
import { childProcessInference } from '../src/engine/embedding/inference-process.ts';
import { LocalProvider } from '../src/engine/embedding/local-provider.ts';
import { starter } from '../src/engine/models/catalogue.ts';
import { specOf } from '../src/engine/models/catalogue-entry.ts';
import { embeddedText } from '../src/engine/notes/embedded-text.ts';
import { outlineOfMarkdown } from '../src/engine/parsing/markdown.ts';

const variants: [name: string, sizes: ChunkSizes][] = [
  ['as it is: 200 tokens, overlap 30, headings', chunkSizes],
  ['128 tokens', { ...chunkSizes, target: 128, max: 182 }],
  ['254 tokens', { ...chunkSizes, target: 254 }],
  ['no overlap', { ...chunkSizes, overlap: 0 }],
  ['overlap 60', { ...chunkSizes, overlap: 60 }],
  // The same boundaries, as far as there are no rows of tables.
  ['no headings', { ...chunkSizes, max: chunkSizes.max - chunkSizes.context, context: 0 }],
];

const [folder, most = '100000'] = process.argv.slice(2);
if (folder === undefined) throw new Error('Give the folder of a labelled set.');
const project = join(import.meta.dirname, '..');
const model = join(project, 'resources/models/starter');
const count = tokenCounterOf(join(model, 'tokenizer.json'));

const set = await openLabelledSet(folder);
const all: LabelledDocument[] = [];
for await (const document of set.documents) all.push(document);
const answers = new Set([...set.labels.values()].flatMap((documents) => [...documents.keys()]));
const ordered = [...all.filter(({ id }) => answers.has(id)), ...all.filter(({ id }) => !answers.has(id))];
const documents = ordered
  .slice(0, Number(most))
  .map(({ id, title, text }) => ({ id, text: title === '' ? text : `# ${title}\n\n${text}\n` }));
const kept = new Set(documents.map(({ id }) => id));
const queries = set.queries.filter(({ id }) =>
  [...(set.labels.get(id)?.keys() ?? [])].every((document) => kept.has(document)),
);

const provider = new LocalProvider(specOf(starter, 'q8'), {
  folder: model,
  start: childProcessInference(join(project, 'src/inference/index.ts')),
  choice: 'cpu',
  decided: null,
  onDecision: () => {},
});
const vectors = new Map<string, Float32Array>();

console.log(`${folder}: ${documents.length} documents, ${queries.length} queries`);
const asked = await embedAll(queries.map(({ text }) => text));
console.log('| chunks | number | tokens, mean | nDCG@10 | recall@5 | first right |\n|---|---|---|---|---|---|');
for (const [name, sizes] of variants) {
  const chunks = documents.flatMap(({ id, text }) => {
    const outline = outlineOfMarkdown(text);
    return chunksOf(text, outline, outline.title ?? id, count, sizes).chunks.map((chunk) => ({
      id,
      tokens: count(embeddedText(chunk.context, chunk.text)),
      text: embeddedText(chunk.context, chunk.text),
    }));
  });
  const embedded = await embedAll(chunks.map(({ text }) => text));
  const figures = queries.map(({ id }, at) => {
    const best = new Map<string, number>();
    for (const [index, vector] of embedded.entries()) {
      const document = chunks[index]?.id ?? '';
      best.set(document, Math.max(best.get(document) ?? -1, cosine(asked[at], vector)));
    }
    const ranked = [...best].sort(([, a], [, b]) => b - a).map(([document]) => document);
    const relevant = set.labels.get(id) ?? new Map<string, number>();
    return {
      ndcg: ndcg(ranked, relevant, 10),
      recall: recall(ranked, relevant, 5),
      first: recall(ranked, relevant, 1) > 0 ? 1 : 0,
    };
  });
  const column = (key: 'ndcg' | 'recall' | 'first') => mean(figures.map((figure) => figure[key])).toFixed(3);
  const tokens = Math.round(mean(chunks.map((chunk) => chunk.tokens)));
  console.log(
    `| ${name} | ${chunks.length} | ${tokens} | ${column('ndcg')} | ${column('recall')} | ${column('first')} |`,
  );
}
provider.close();

async function embedAll(texts: string[]): Promise<Float32Array[]> {
  const missing = [...new Set(texts)].filter((text) => !vectors.has(text)).sort((a, b) => a.length - b.length);
  for (let at = 0; at < missing.length; at += 16) {
    const batch = missing.slice(at, at + 16);
    const made = await provider.embed(batch, 'passage');
    for (const [index, text] of batch.entries()) vectors.set(text, made[index] ?? new Float32Array());
  }
  return texts.map((text) => vectors.get(text) ?? new Float32Array());
}

function cosine(a: Float32Array | undefined, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < b.length; at++) sum += (a?.[at] ?? 0) * (b[at] ?? 0);
  return sum;
}
