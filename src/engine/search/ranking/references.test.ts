import { expect, it } from 'vitest';
import { referencesIn } from './references.ts';

const names = new Set(['pruning', 'soil', 'bees']);
const isName = (text: string) => names.has(text.toLowerCase());
const read = (...lines: string[]) => {
  const passage = lines.join('\n');
  const found = referencesIn(passage, isName);
  return (
    found && { entries: found.entries.map(({ start, end }) => passage.slice(start, end)), notes: found.leadToNotes }
  );
};

it.each([
  [['- [Pruning](pruning.md)', '- [About soil](garden/soil.md) - 2 May', '* [[bees|Of bees]]']],
  [['[[Pruning]]', '[[Soil]]', '[[Bees#Hives]]']],
  [['[[file:pruning.org][Pruning]]', '[[file:soil.org][Soil]]', '[[file:bees.org][Bees]]']],
  [['1. Pruning', '2. Soil', '3. Bees']],
])('a list of links to notes, or of their names, refers to them: %j', (lines) => {
  expect(read(...lines)).toEqual({ entries: lines, notes: true });
});

it('links to pages of the web are references, but not to notes', () => {
  const lines = ['A few pages', ...['a', 'b', 'c'].map((page) => `- [The page ${page}](https://example.org/${page})`)];
  expect(read(...lines)).toEqual({ entries: lines.slice(1), notes: false });
});

it('a text with links, a few links, and a list of other things refer to nothing', () => {
  const prose =
    'Cut what crosses, as [Pruning](pruning.md) says, and leave the rest of the tree to itself until autumn.';
  expect(read(prose, prose, prose)).toBeNull();
  expect(read('Cut what crosses.', '- [Pruning](pruning.md)', '- [Soil](soil.md)')).toBeNull();
  expect(read('- milk', '- eggs', '- flour')).toBeNull();
});
