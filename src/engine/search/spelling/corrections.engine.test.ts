import { expect, it } from 'vitest';
import { engineWith } from '../../testing/library.ts';

it('a word is corrected to one that the query then asks for, never to an exclusion', async () => {
  const files = { 'options.md': 'Run it with -verbose to see more.', 'sea.md': 'Something else about the sea.' };
  const { engine } = await engineWith(files);
  const found = await engine.search({ query: 'verbossee', mode: 'keyword', limit: 5 });
  expect(found.corrections).toEqual([{ typed: 'verbossee', used: 'verbose' }]);
  expect(found.hits.map(({ path }) => path)).toEqual(['options.md']);
});

it('a correction leaves behind no word that was spelt right: then it is only offered', async () => {
  const files = {
    'soup.md': '# Soup\n\nThe recipe of my aunt: recipe for six, with leek and potatoes.',
    'bread.md': '# Loaf\n\nThe dough for the bread rests in the cold over night, and is baked hot.',
    ...Object.fromEntries(
      ['oven', 'flour', 'yeast', 'salt', 'rye', 'spelt'].map((of) => [
        `${of}.md`,
        `# Notes\n\nSomething of bread and its ${of} again.`,
      ]),
    ),
  };
  const { engine } = await engineWith(files);
  const found = await engine.search({ query: 'receipe for bread', mode: 'keyword', limit: 5 });
  expect(found.corrections).toEqual([]);
  expect(found.spellingSuggestion?.query).toBe('recipe for bread');
  expect(found.hits.map(({ path }) => path)).not.toContain('soup.md');
});

it('a word of another language than the notes is not mistyped, as its letters or the words around it tell', async () => {
  const { engine } = await engineWith({
    'wish.md': 'She wants to paint the wall of the garage in the summer, and the door as well.',
    'wander.md': 'They wander over the hills for a whole week and sleep in huts.',
  });
  const offered = async (query: string) => {
    const { corrections, spellingSuggestion } = await engine.search({ query, mode: 'keyword', limit: 5 });
    return [...corrections, ...(spellingSuggestion?.corrections ?? [])].map(({ used }) => used);
  };
  expect(await offered('who wannts it')).toEqual(['wants']);
  expect(await offered('wann kommt die wannts')).toEqual([]);
  expect(await offered('wänder')).toEqual([]);
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
