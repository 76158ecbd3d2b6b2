import { expect, it } from 'vitest';
import { engineWith } from '../../testing/library.ts';
import { notes } from '../testing.ts';

it.each(['hybrid', 'semantic', 'keyword'] as const)(
  'as many notes are counted by folder as the answer says were found, and what other folders would find apart (%s)',
  async (mode) => {
    const { engine } = await engineWith(notes);
    const facets = (query: string) => engine.facets.of({ query, mode });
    for (const query of [
      'water',
      'water tag:food',
      'tag:food',
      'water -folder:bees',
      'folder:cooking before:2024',
      'folder:it before:2024',
    ]) {
      const { total } = await engine.search({ query, mode, limit: 10 });
      const { folders } = await facets(query);
      expect(folders.find(({ path }) => path === '')?.notes ?? 0).toBe(total.notes);
    }
    // Tags are those of the notes found.
    const [everywhere, cooking] = [await facets('water'), await facets('water folder:cooking')];
    expect(everywhere.elsewhere).toEqual([]);
    expect(cooking.elsewhere).toEqual(everywhere.folders);
    expect((await facets('folder:it')).elsewhere).toEqual((await engine.facets.all()).folders);
    expect((await facets('folder:it')).tags).toEqual([]);
  },
);
