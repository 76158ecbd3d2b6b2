import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, vaultOf } from '../engine/testing/folders.ts';
import { nearnote } from './testing/command.ts';

const jsonl = (records: object[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('');

/**
 * Each query shares a word with exactly one document, so keyword search has a known answer: `key` finds the right
 * document, `boil` the better of two, `sleep` one without a label. `unlabelled` is not asked.
 */
function tinySet(): Promise<string> {
  return vaultOf({
    'corpus.jsonl': jsonl([
      { _id: 'docs/eggs', title: 'Breakfast', text: 'Boil eggs for six minutes.' },
      { _id: 'router', title: '', text: 'The key of the router is on its back.' },
      { _id: 'cats', title: 'Cats', text: 'They sleep nearly all day.' },
      { _id: 'cats', title: 'Cats again', text: 'A second document with the id of the first.' },
    ]),
    'queries.jsonl': jsonl([
      { _id: 'key', text: 'key' },
      { _id: 'boil', text: 'boil' },
      { _id: 'sleep', text: 'sleep' },
      { _id: 'unlabelled', text: 'minutes' },
    ]),
    'qrels/test.tsv':
      'query-id\tcorpus-id\tscore\nkey\trouter\t1\nboil\tdocs/eggs\t2\nboil\tcats\t1\nsleep\trouter\t1\nsleep\tgone\t1\n',
  });
}

describe('nearnote eval', () => {
  it('“eval --json” prints the figures of a labelled set', async () => {
    const set = await tinySet();
    const { code, out, err } = await nearnote('eval', set, '--json');
    expect(code).toBe(0);
    const { modes, ...about } = JSON.parse(out);
    expect(about).toEqual({ folder: set, model: 'Nearnote starter', documents: 3, passages: 3, queries: 3 });
    expect(Object.keys(modes)).toEqual(['hybrid', 'semantic', 'keyword']);
    expect(modes.keyword).toEqual({
      // 1 for “key”; for “boil” a gain of 2, where 2 and then 1 was possible; 0 for “sleep”.
      ndcg10: expect.closeTo((1 + 2 / (2 + 1 / Math.log2(3)) + 0) / 3, 12),
      recall10: (1 + 1 / 2 + 0) / 3,
      recall100: (1 + 1 / 2 + 0) / 3,
      mrr10: 2 / 3,
      accuracy1: 2 / 3,
      msP50: expect.any(Number),
      msP95: expect.any(Number),
    });
    // The nearest three are all there are; one of the two labels of “sleep” names a document that is missing.
    expect(modes.semantic).toMatchObject({ recall10: (1 + 1 + 1 / 2) / 3, accuracy1: 2 / 3 });
    expect(err).toContain('1 documents have the id of one before them (“cats”), and are left out.');
    expect(err).toContain('1 documents with labels are not in corpus.jsonl: they count as not found.');
    expect(err).toContain('1 queries have no label and are left out.');
  });

  it('“eval” prints a table, of one mode if one is named, and keeps the library where --library says', async () => {
    const set = await tinySet();
    const library = join(await temporaryFolder(), 'library');
    const args = ['eval', set, '--mode', 'keyword', '--library', library];
    const first = await nearnote(...args);
    expect(first).toMatchObject({ code: 0 });
    const [about, titles, figures, end] = first.out.split('\n');
    expect(about).toBe(`${set}: 3 documents, 3 passages, 3 queries, embedded with Nearnote starter.`);
    expect(titles?.split(/ {2,}/)).toEqual([
      ...['mode', 'nDCG@10', 'recall@10', 'recall@100', 'MRR@10', 'accuracy@1', 'ms p50', 'ms p95'],
    ]);
    expect(figures).toMatch(/^keyword +0\.587 +0\.500 +0\.500 +0\.667 +0\.667 +[\d.]+ +[\d.]+$/);
    expect(end).toBe('');
    expect((await nearnote('search', 'router', '--library', library)).out).toContain('The key of the router');
    expect((await nearnote(...args)).out).toContain('0.587');
  });

  it('“eval” refuses a folder without a labelled set, and a library that holds other notes', async () => {
    const set = await tinySet();
    const library = join(await temporaryFolder(), 'library');
    expect(await nearnote('eval', await temporaryFolder(), '--library', library)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^nearnote: .* A labelled set is a folder in BEIR’s layout: corpus\.jsonl/),
    });
    expect(existsSync(library)).toBe(false);
    await nearnote('index', await vaultOf({ 'a.md': 'Mine.' }), '--library', library);
    expect(await nearnote('eval', set, '--library', library)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/holds the notes of .*: the figures would be about these, too/),
    });
  });
});
