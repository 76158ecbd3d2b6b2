import { expect, it } from 'vitest';
import type { SearchMode } from '../../shared/domain.ts';
import { engineWith } from '../testing/library.ts';
import { notes } from './testing.ts';

it('what has little text is not overrated: an empty note, one of a few words, a letter that is asked for; a title in a question is not underrated', async () => {
  const { engine } = await engineWith({ ...notes, 'pond.md': '', 'eggs.txt': 'Boiled eggs' });
  const search = (query: string, mode: SearchMode = 'hybrid') => engine.search({ query, mode, limit: 50 });
  const paths = async (query: string, mode?: SearchMode) => (await search(query, mode)).hits.map(({ path }) => path);

  // Of an empty note, only its name is found.
  expect((await search('pond')).hits[0]).toMatchObject({ path: 'pond.md', named: true });
  expect(await paths('a small lake with fish', 'semantic')).not.toContain('pond.md');
  expect(await paths('a small lake with fish')).not.toContain('pond.md');
  expect(await paths('fish pond', 'keyword')).toContain('pond.md');

  // To a note of a few words none is said to be near.
  const [eggs] = (await search('eggs')).hits;
  expect(eggs?.path).toBe('eggs.txt');
  const { hits, total } = await engine.similar({ noteId: eggs?.noteId ?? 0, selection: null, limit: 5 });
  expect(hits.map(({ grade }) => grade)).toEqual(hits.map(() => 'weak'));
  expect([hits.length > 0, total.notes]).toEqual([true, 0]);

  // A letter is no word: what holds it is neither called good nor irrelevant.
  const letter = await search('x');
  expect(letter.nothingRelevant).toBe(false);
  expect(new Set(letter.hits.map(({ grade }) => grade))).toEqual(new Set([null]));

  // The title of a note in a question.
  const titled = await search('how often should somebody worry about potatoes');
  expect([titled.nothingRelevant, titled.hits[0]?.path]).toEqual([false, 'cooking/potatoes.md']);
});
