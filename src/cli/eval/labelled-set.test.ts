import { describe, expect, it } from 'vitest';
import { vaultOf } from '../../engine/testing/folders.ts';
import { openLabelledSet } from './labelled-set.ts';

const corpus = '{"_id":"a","title":"Eggs","text":"Boil them."}\n{"_id":7,"text":"Cats.","metadata":{}}\n';
const queries = '{"_id":"q","text":"boiled eggs"}\n{"_id":"other","text":"dogs"}\n';
const header = 'query-id\tcorpus-id\tscore\n';

async function setOf(files: Record<string, string>) {
  const set = await openLabelledSet(await vaultOf(files));
  const documents = [];
  for await (const document of set.documents) documents.push(document);
  return { ...set, documents };
}

describe('a set in BEIR’s layout', () => {
  it('a set in BEIR’s layout is read with the queries that have labels, and says what it leaves out', async () => {
    const labels = `${header}q\ta\t2\r\nq\t7\t0\nother\ta\t0\nnobody\ta\t1\n`;
    expect(await setOf({ 'corpus.jsonl': corpus, 'queries.jsonl': queries, 'qrels/test.tsv': labels })).toEqual({
      documents: [
        { id: 'a', title: 'Eggs', text: 'Boil them.' },
        { id: '7', title: '', text: 'Cats.' },
      ],
      queries: [{ id: 'q', text: 'boiled eggs' }],
      labels: new Map([
        ['q', new Map([['a', 2]])],
        ['nobody', new Map([['a', 1]])],
      ]),
      notices: ['1 queries have no label and are left out.', '1 queries have labels, but are not in queries.jsonl.'],
    });
  });

  it('labels come from dev.tsv where there is no test.tsv, with or without column names', async () => {
    const files = { 'corpus.jsonl': corpus, 'queries.jsonl': queries, 'qrels/dev.tsv': 'q\t7\t1\n' };
    expect((await setOf(files)).labels.get('q')).toEqual(new Map([['7', 1]]));
    expect((await setOf({ ...files, 'qrels/test.tsv': `${header}q\ta\t1\n` })).labels.get('q')).toEqual(
      new Map([['a', 1]]),
    );
  });

  it('a set that lacks a file, or has a broken one, is refused with the reason', async () => {
    const files = { 'corpus.jsonl': corpus, 'queries.jsonl': queries, 'qrels/test.tsv': header };
    await expect(setOf({})).rejects.toThrow(/holds no qrels\/test\.tsv or qrels\/dev\.tsv\. A labelled set is/);
    await expect(setOf({ 'qrels/test.tsv': header })).rejects.toThrow(/holds no corpus\.jsonl/);
    await expect(setOf(files)).rejects.toThrow(/No query of .* has a label/);
    await expect(setOf({ ...files, 'qrels/test.tsv': `${header}q 0 a 1\n` })).rejects.toThrow(
      /test\.tsv, line 2\): A query, a document and a score are expected/,
    );
    await expect(setOf({ ...files, 'qrels/test.tsv': `${header}q\ta\tgood\n` })).rejects.toThrow(/“good” is no score/);
  });
});

it('a set of paraphrases is read in pairs: the first asks, the second answers', async () => {
  const paraphrase = JSON.stringify({ pairs: [['warm up leftovers', 'Reheat rice.']], distractors: ['Cats.'] });
  expect(await setOf({ 'paraphrase.json': paraphrase })).toEqual({
    documents: [
      { id: '0', title: '', text: 'Reheat rice.' },
      { id: '1', title: '', text: 'Cats.' },
    ],
    queries: [{ id: '0', text: 'warm up leftovers' }],
    labels: new Map([['0', new Map([['0', 1]])]]),
    notices: [],
  });
  await expect(setOf({ 'paraphrase.json': '{"pairs":[]}' })).rejects.toThrow(/paraphrase\.json\): .*distractors/s);
});
