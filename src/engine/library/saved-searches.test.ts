import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/folders.ts';
import { SavedSearches } from './saved-searches.ts';

describe('recent searches', () => {
  it('recent searches are there after a restart, latest first, each once', async () => {
    const library = await temporaryFolder();
    const before = new SavedSearches(library);
    for (const query of ['eggs', 'trains', 'eggs']) await before.remember({ query, mode: 'hybrid' });
    const { recent } = await new SavedSearches(library).list();
    expect(recent).toEqual([
      { query: 'eggs', mode: 'hybrid' },
      { query: 'trains', mode: 'hybrid' },
    ]);
  });

  it('a recent search that is typed on is kept once', async () => {
    const searches = await newSearches();
    for (const query of ['trains', 'egg', 'eggs', 'eggs tag:breakfast']) await remember(searches, query);
    expect(await recentOf(searches)).toEqual(['eggs tag:breakfast', 'trains']);
  });

  it('at most twenty recent searches are kept', async () => {
    const searches = await newSearches();
    await Promise.all(Array.from({ length: 30 }, (_, i) => remember(searches, `${100 + i}`)));
    const recent = await recentOf(searches);
    expect([recent.length, recent[0], recent.at(-1)]).toEqual([20, '129', '110']);
  });

  it('recent searches can be removed one by one, and forgotten', async () => {
    const searches = await newSearches();
    for (const query of ['eggs', 'trains', 'tyres']) await remember(searches, query);
    expect((await searches.remove('recent', 'trains')).recent.map(({ query }) => query)).toEqual(['tyres', 'eggs']);
    expect((await searches.clearRecent()).recent).toEqual([]);
  });

  it('recent searches are forgotten and no longer kept once that is switched off', async () => {
    const searches = await newSearches();
    await remember(searches, 'eggs');
    expect(await searches.configure(false)).toEqual({ saved: [], recent: [], remembers: false });
    await remember(searches, 'trains');
    expect(await recentOf(searches)).toEqual([]);
    await searches.configure(true);
    await remember(searches, 'trains');
    expect(await recentOf(searches)).toEqual(['trains']);
  });
});

describe('saved searches', () => {
  it('saved searches are there after a restart, in the order in which they were saved', async () => {
    const library = await temporaryFolder();
    const before = new SavedSearches(library);
    await before.save({ name: 'Breakfast', query: 'eggs tag:morning', mode: 'semantic' });
    await before.save({ name: 'Away', query: 'trains', mode: 'hybrid' });
    expect((await new SavedSearches(library).list()).saved).toEqual([
      { name: 'Breakfast', query: 'eggs tag:morning', mode: 'semantic' },
      { name: 'Away', query: 'trains', mode: 'hybrid' },
    ]);
  });

  it('a saved search is renamed in its place', async () => {
    const searches = await newSearches();
    for (const query of ['eggs', 'trains']) await searches.save({ name: query, query, mode: 'hybrid' });
    const { saved } = await searches.save({ name: 'Breakfast', query: 'eggs', mode: 'keyword' });
    expect(saved).toEqual([
      { name: 'Breakfast', query: 'eggs', mode: 'keyword' },
      { name: 'trains', query: 'trains', mode: 'hybrid' },
    ]);
  });

  it('a saved search is removed without the recent search of the same query', async () => {
    const searches = await newSearches();
    await remember(searches, 'eggs');
    await searches.save({ name: 'Breakfast', query: 'eggs', mode: 'hybrid' });
    expect(await searches.remove('saved', 'eggs')).toMatchObject({ saved: [], recent: [{ query: 'eggs' }] });
  });

  it('saved searches survive changes at the same moment', async () => {
    const searches = await newSearches();
    await Promise.all([
      searches.save({ name: 'Breakfast', query: 'eggs', mode: 'hybrid' }),
      remember(searches, 'trains'),
      searches.save({ name: 'Away', query: 'tickets', mode: 'hybrid' }),
    ]);
    expect(await searches.list()).toMatchObject({ saved: [{ name: 'Breakfast' }, { name: 'Away' }] });
    expect(await recentOf(searches)).toEqual(['trains']);
  });
});

describe('a damaged file', () => {
  it('a damaged file of searches is reported, and left as it is', async () => {
    const library = await temporaryFolder();
    const path = join(library, 'searches.json');
    await writeFile(path, '{"saved": [');
    const searches = new SavedSearches(library);
    await expect(searches.list()).rejects.toMatchObject({ code: 'file-damaged' });
    await expect(remember(searches, 'eggs')).rejects.toMatchObject({ code: 'file-damaged' });
    expect(await readFile(path, 'utf8')).toBe('{"saved": [');
  });
});

async function newSearches(): Promise<SavedSearches> {
  return new SavedSearches(await temporaryFolder());
}

async function remember(searches: SavedSearches, query: string): Promise<void> {
  await searches.remember({ query, mode: 'hybrid' });
}

async function recentOf(searches: SavedSearches): Promise<string[]> {
  const { recent } = await searches.list();
  return recent.map(({ query }) => query);
}
