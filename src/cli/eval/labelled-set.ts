import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { NearnoteError } from '../../shared/errors.ts';
import { userText } from '../../shared/user-text.ts';
import { jsonLines, unreadable } from '../json-lines.ts';
import { type Labels, readLabels } from './labels.ts';

export interface LabelledDocument {
  id: string;
  title: string;
  text: string;
}

interface LabelledQuery {
  id: string;
  text: string;
}

/** A labelled search set: documents, queries, and which documents answer which query. */
export interface LabelledSet {
  /** Read from the disk as they are asked for, once. */
  documents: AsyncIterable<LabelledDocument>;
  /** Those that have labels. */
  queries: LabelledQuery[];
  labels: Labels;
  /** What of the set is left out, in words for the user. */
  notices: string[];
}

const id = z.union([z.string(), z.number()]).transform(String);
const document = z
  .object({ _id: id, title: z.string().nullish(), text: z.string() })
  .transform(({ _id, title, text }) => ({ id: _id, title: title ?? '', text }));
const query = z.object({ _id: id, text: z.string() });
const paraphrases = z.object({ pairs: z.array(z.tuple([z.string(), z.string()])), distractors: z.array(z.string()) });

/**
 * Opens a set in BEIR's layout (`corpus.jsonl`, `queries.jsonl`, `qrels/test.tsv` or else `qrels/dev.tsv`), or a
 * `paraphrase.json` of pairs.
 * @throws NearnoteError `invalid-request` when the folder is neither, a file is broken, or no query has a label.
 */
export async function openLabelledSet(folder: string): Promise<LabelledSet> {
  const paraphrase = join(folder, 'paraphrase.json');
  return existsSync(paraphrase) ? fromPairs(paraphrase) : fromBeir(folder);
}

async function fromBeir(folder: string): Promise<LabelledSet> {
  const labels = await readLabels(oneOf(folder, 'qrels/test.tsv', 'qrels/dev.tsv'));
  const corpus = oneOf(folder, 'corpus.jsonl');
  const queries = new Map<string, LabelledQuery>();
  let unlabelled = 0;
  for await (const { _id, text } of jsonLines(oneOf(folder, 'queries.jsonl'), query)) {
    if (labels.has(_id)) queries.set(_id, { id: _id, text });
    else unlabelled++;
  }
  if (queries.size === 0) {
    throw new NearnoteError(
      'invalid-request',
      userText('No query of {folder} has a label: there is nothing to measure.', { folder }),
    );
  }
  const notices: string[] = [];
  if (unlabelled > 0) notices.push(`${unlabelled} queries have no label and are left out.`);
  const unasked = labels.size - queries.size;
  if (unasked > 0) notices.push(`${unasked} queries have labels, but are not in queries.jsonl.`);
  return { documents: jsonLines(corpus, document), queries: [...queries.values()], labels, notices };
}

function oneOf(folder: string, ...names: string[]): string {
  const name = names.find((candidate) => existsSync(join(folder, candidate)));
  if (name !== undefined) return join(folder, name);
  throw new NearnoteError(
    'invalid-request',
    userText(
      '{folder} holds no {names}. A labelled set is a folder in BEIR’s layout: corpus.jsonl (_id, title, text), queries.jsonl (_id, text), qrels/test.tsv (query-id, corpus-id, score).',
      { folder, names: names.join(' or ') },
    ),
  );
}

async function fromPairs(file: string): Promise<LabelledSet> {
  const { pairs, distractors } = await readPairs(file);
  const texts = [...pairs.map(([, text]) => text), ...distractors];
  async function* documents(): AsyncGenerator<LabelledDocument> {
    for (const [index, text] of texts.entries()) yield { id: String(index), title: '', text };
  }
  return {
    documents: documents(),
    queries: pairs.map(([text], index) => ({ id: String(index), text })),
    labels: new Map(pairs.map((_, index) => [String(index), new Map([[String(index), 1]])])),
    notices: [],
  };
}

async function readPairs(file: string): Promise<z.infer<typeof paraphrases>> {
  try {
    return paraphrases.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw unreadable(file, error);
  }
}
