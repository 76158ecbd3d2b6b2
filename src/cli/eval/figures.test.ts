import { expect, it } from 'vitest';
import { figuresOf, notesOf } from './figures.ts';

const going = new AbortController().signal;

it('figures are means over the queries', async () => {
  const answers: Record<string, { ranked: string[]; ms: number }> = {
    one: { ranked: ['a', 'b'], ms: 2 },
    two: { ranked: ['b', 'a'], ms: 4 },
    three: { ranked: [], ms: 6 },
  };
  const queries = Object.keys(answers).map((text) => ({ id: text, text }));
  const labels = new Map(queries.map(({ id }) => [id, new Map([['a', 1]])]));
  const figures = await figuresOf(
    { queries, labels },
    async (text) => answers[text] ?? { ranked: [], ms: Number.NaN },
    going,
  );
  expect(figures).toEqual({
    ndcg10: (1 + 1 / Math.log2(3)) / 3,
    recall10: 2 / 3,
    recall100: 2 / 3,
    mrr10: 0.5,
    accuracy1: 1 / 3,
    msP50: 4,
    msP95: 6,
  });
});

it('a query that is a document does not count for finding itself, unless it should', async () => {
  const ask = async () => ({ ranked: ['q', 'a'], ms: 1 });
  const queries = [{ id: 'q', text: 'x' }];
  const first = async (answer: string) =>
    (await figuresOf({ queries, labels: new Map([['q', new Map([[answer, 1]])]]) }, ask, going)).accuracy1;
  expect(await first('a')).toBe(1);
  expect(await first('q')).toBe(1);
});

it('notes folded into a hit count right behind it', () => {
  const hits = [
    { path: 'a', duplicates: [{ path: 'a2' }, { path: 'a3' }] },
    { path: 'b', duplicates: [] },
  ];
  expect(notesOf(hits)).toEqual(['a', 'a2', 'a3', 'b']);
});
