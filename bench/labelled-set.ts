import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** A labelled search set: documents, queries, and which documents answer which query. */
export interface LabelledSet {
  documents: { id: string; title: string; text: string }[];
  queries: { id: string; text: string }[];
  /** By query, the relevance of each document that has any. */
  relevant: Map<string, Map<string, number>>;
}

const document = z.object({ _id: z.string(), title: z.string().default(''), text: z.string() });
const query = z.object({ _id: z.string(), text: z.string() });
const paraphrases = z.object({ pairs: z.array(z.tuple([z.string(), z.string()])), distractors: z.array(z.string()) });

/** Reads a set in BEIR's layout (`corpus.jsonl`, `queries.jsonl`, `qrels/test.tsv`), or a `paraphrase.json` of pairs. */
export async function readLabelledSet(folder: string): Promise<LabelledSet> {
  const paraphrase = join(folder, 'paraphrase.json');
  return existsSync(paraphrase) ? fromPairs(paraphrase) : fromBeir(folder);
}

async function fromBeir(folder: string): Promise<LabelledSet> {
  const relevant: LabelledSet['relevant'] = new Map();
  const labels = await readFile(join(folder, 'qrels/test.tsv'), 'utf8');
  for (const line of labels.split('\n').slice(1)) {
    const [queryId, documentId, score] = line.trim().split('\t');
    if (queryId === undefined || documentId === undefined || Number(score) <= 0) continue;
    const documents = relevant.get(queryId) ?? new Map<string, number>();
    relevant.set(queryId, documents.set(documentId, Number(score)));
  }
  const documents = (await jsonLines(join(folder, 'corpus.jsonl'), document)).map(({ _id, ...rest }) => ({
    id: _id,
    ...rest,
  }));
  const queries = (await jsonLines(join(folder, 'queries.jsonl'), query)).map(({ _id, text }) => ({ id: _id, text }));
  return { documents, queries: queries.filter(({ id }) => relevant.has(id)), relevant };
}

async function fromPairs(file: string): Promise<LabelledSet> {
  const { pairs, distractors } = paraphrases.parse(JSON.parse(await readFile(file, 'utf8')));
  const texts = [...pairs.map(([, text]) => text), ...distractors];
  return {
    documents: texts.map((text, index) => ({ id: String(index), title: '', text })),
    queries: pairs.map(([text], index) => ({ id: String(index), text })),
    relevant: new Map(pairs.map((_, index) => [String(index), new Map([[String(index), 1]])])),
  };
}

async function jsonLines<S extends z.ZodType>(file: string, shape: S): Promise<z.infer<S>[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => shape.parse(JSON.parse(line)));
}

/** Writes the documents as notes, named by their place in the set, as a person would keep them. */
export async function writeVault(set: LabelledSet, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [index, { title, text }] of set.documents.entries()) {
    await writeFile(join(folder, `${index}.md`), title === '' ? text : `# ${title}\n\n${text}\n`);
  }
}
