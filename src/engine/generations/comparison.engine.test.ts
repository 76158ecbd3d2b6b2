import { expect, it } from 'vitest';
import type { Engine } from '../engine.ts';
import { addHosted, libraryWith, notes, serverOf, starter } from '../testing/generations.ts';

it('the last questions are answered by both models, each as it answers by itself, and search keeps its own', async () => {
  const { engine } = await libraryWith(notes);
  const server = await serverOf();
  const queries = ['breakfast eggs', 'what helps my leg'];
  for (const query of queries.toReversed()) await engine.searches.remember({ query, mode: 'hybrid' });
  const byStarter = await answersOf(engine, queries);
  const key = await addHosted(engine, server);
  await expect(engine.compare(key)).rejects.toMatchObject({ code: 'model-unknown' });
  await engine.models.use(key, true);
  await engine.models.settled();

  const byOther = await answersOf(engine, queries);
  const { before, now, questions } = await engine.compare(starter);
  expect({ before, now }).toEqual({ before: 'Nearnote starter', now: expect.stringMatching(/^bag-of-words/) });
  expect(questions.map(({ query }) => query)).toEqual(queries);
  expect(questions.map((question) => question.before.map(({ path }) => path))).toEqual(byStarter);
  expect(questions.map((question) => question.now.map(({ path }) => path))).toEqual(byOther);
  expect(await answersOf(engine, queries)).toEqual(byOther);

  await engine.models.discard(starter);
  await expect(engine.compare(starter)).rejects.toMatchObject({ code: 'model-unknown' });
});

/** The paths of the notes that are found for each query, best first. */
async function answersOf(engine: Engine, queries: readonly string[]): Promise<string[][]> {
  const answers: string[][] = [];
  for (const query of queries) {
    const { hits } = await engine.search({ query, limit: 5, mode: 'hybrid' });
    answers.push(hits.map(({ path }) => path));
  }
  return answers;
}
