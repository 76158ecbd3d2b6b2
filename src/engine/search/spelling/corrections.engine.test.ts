import { expect, it } from 'vitest';
import { engineWith } from '../../testing/library.ts';

it('a word is corrected to one that the query then asks for, never to an exclusion', async () => {
  const files = { 'options.md': 'Run it with -verbose to see more.', 'sea.md': 'Something else about the sea.' };
  const { engine } = await engineWith(files);
  const found = await engine.search({ query: 'verbossee', mode: 'keyword', limit: 5 });
  expect(found.corrections).toEqual([{ typed: 'verbossee', used: 'verbose' }]);
  expect(found.hits.map(({ path }) => path)).toEqual(['options.md']);
});

it('a word is corrected to the nearest of those with its stem, whichever note comes first', async () => {
  const files = {
    'a.md': 'The house was renovated.',
    'kitchen.md': '# Kitchen renovation\n\nThe plan and its cost.',
  };
  const { engine } = await engineWith(files);
  const found = await engine.search({ query: 'kitchen renovaton', mode: 'keyword', limit: 5 });
  expect(found.corrections).toEqual([{ typed: 'renovaton', used: 'renovation' }]);
  expect(found.hits[0]?.path).toBe('kitchen.md');
});
