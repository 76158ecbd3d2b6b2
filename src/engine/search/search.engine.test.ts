import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Hit, SearchMode, SearchResponse } from '../../shared/domain.ts';
import { silentLogger } from '../../shared/log.ts';
import { Engine } from '../engine.ts';
import { temporaryFolder, vaultOf, writeFiles } from '../testing/folders.ts';
import { openEngine, realInference } from '../testing/library.ts';
import { optionsFor } from '../testing/options.ts';
import { notes } from './testing.ts';

const modes = ['hybrid', 'semantic', 'keyword'] as const;
let base: string;
let engine: Engine;
let early: SearchResponse;

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'nearnote-test-'));
  await writeFiles(join(base, 'notes'), notes);
  engine = await Engine.open(optionsFor(join(base, 'library'), join(base, 'data')), {
    startInference: realInference,
    system: { token: async () => null, route: async () => null },
    logger: silentLogger,
    onLibraryChange: () => {},
    onModelsChange: () => {},
    onMapChange: () => {},
    onDatabaseEnded: () => {},
  });
  await engine.addFolders([join(base, 'notes')]);
  await vi.waitUntil(() => engine.state().notes === Object.keys(notes).length, { timeout: 100_000 });
  early = await search('ibuprofen');
  engine.start();
  await engine.settled();
}, 240_000);

afterAll(async () => {
  await engine.close();
  await rm(base, { recursive: true, force: true });
});

const search = (query: string, mode: SearchMode = 'hybrid', limit = 10) => engine.search({ query, mode, limit });
const pathsOf = ({ hits }: { hits: Hit[] }) => hits.map(({ path }) => path);
const paths = async (query: string, mode?: SearchMode, limit?: number) => pathsOf(await search(query, mode, limit));

async function hitOf(query: string, mode?: SearchMode): Promise<Hit> {
  const [hit] = (await search(query, mode)).hits;
  if (hit === undefined) throw new Error(`Nothing was found for ${query}.`);
  return hit;
}

async function textOf(noteId: number): Promise<string> {
  return (await engine.readNote(noteId, null)).text;
}

describe('hybrid search', () => {
  it('hybrid search finds what is meant, and what is typed', async () => {
    expect((await hitOf('what helps against a headache')).path).toBe('health.md');
    expect((await hitOf('how long do I boil eggs')).path).toBe('cooking/eggs.md');
    expect((await hitOf('kx83-mango-7714')).path).toBe('it/router.md');
    expect((await hitOf('1.0.21')).path).toBe('it/tls.md');
    expect((await hitOf('get_user_name')).path).toBe('it/cpp.md');
    expect((await hitOf('C++')).path).toBe('it/cpp.md');
  });

  it('a hit explains why its note was found', async () => {
    const { explanation, keyword, grade } = await hitOf('ibuprofen');
    expect(explanation).toMatchObject({ semantic: { rank: 1 }, keyword: { rank: 1 }, words: [{ word: 'ibuprofen' }] });
    expect({ keyword, grade }).toEqual({ keyword: true, grade: 'strong' });
  });

  it('search says that nothing is relevant, and shows the closest', async () => {
    const { nothingRelevant, hits } = await search('who won the chess olympiad');
    expect(hits.length).toBeGreaterThan(0);
    expect(nothingRelevant).toBe(true);
    expect((await search('ibuprofen')).nothingRelevant).toBe(false);
  });

  it('search grades by meaning though it was asked before there were vectors', async () => {
    expect(pathsOf(early)).toEqual(['health.md']);
    expect(early.hits[0]?.similarity).toBeNull();
    expect((await hitOf('medicine for a headache', 'semantic')).grade).not.toBeNull();
  });

  it('search takes a mistyped word for the one that is there where nothing is found without, and says so', async () => {
    const { hits, corrections, spellingSuggestion } = await search('sonnenbulme', 'keyword');
    expect(hits.map(({ path }) => path)).toEqual(['it/router.md']);
    expect(corrections).toEqual([{ typed: 'sonnenbulme', used: 'Sonnenblume' }]);
    expect(spellingSuggestion).toBeNull();
    expect((await search('horse', 'keyword')).hits).toEqual([]);
  });

  it('a correction that leaves the first note as it is is made', async () => {
    const { hits, corrections, spellingSuggestion } = await search('the key of the wireless network sonnenbulme');
    expect(hits[0]?.path).toBe('it/router.md');
    expect(hits[0]?.explanation.words.map(({ word }) => word)).toContain('Sonnenblume');
    expect(corrections).toEqual([{ typed: 'sonnenbulme', used: 'Sonnenblume' }]);
    expect(spellingSuggestion).toBeNull();
  });

  it.each(modes)(
    'mistyped words are corrected where nothing that is relevant is found as they are typed (%s)',
    async (mode) => {
      const { hits, corrections, spellingSuggestion, nothingRelevant } = await search(
        'varnsh the hulll of the bota',
        mode,
      );
      expect(hits[0]?.path).toBe('boat.md');
      expect(corrections.map(({ used }) => used)).toEqual(['Varnish', 'hull', 'boat']);
      expect({ spellingSuggestion, nothingRelevant }).toEqual({ spellingSuggestion: null, nothingRelevant: false });
    },
  );

  it('a correction that would bring another note to the top is offered, and the answer is that to the words as typed', async () => {
    const query = 'simmer potatoes wireless network sonnenbulme -folder:bees';
    const { hits, corrections, spellingSuggestion } = await search(query, 'keyword');
    expect(pathsOf({ hits })[0]).toBe('cooking/potatoes.md');
    expect(corrections).toEqual([]);
    expect(spellingSuggestion).toEqual({
      corrections: [{ typed: 'sonnenbulme', used: 'Sonnenblume' }],
      query: 'simmer potatoes wireless network Sonnenblume -folder:bees',
    });
    // What belongs to the answer later follows it.
    const router = await hitOf('kx83-mango-7714');
    const [passage] = await engine.passages({ query, mode: 'keyword', limit: 5 }, router.noteId);
    const text = await textOf(router.noteId);
    expect(passage?.marks.map(({ start, end }) => text.slice(start, end))).toEqual(['wireless', 'network']);
    expect(pathsOf(await search(spellingSuggestion?.query ?? '', 'keyword'))[0]).toBe('it/router.md');
  });

  it.each(modes)('a note that the query names comes first (%s)', async (mode) => {
    for (const name of ['The big tree place', 'ingress', 'Migraine plan']) {
      const hit = await hitOf(name, mode);
      expect([hit.title, hit.named, hit.grade]).toEqual([hit.title, true, 'strong']);
    }
  });

  it('by meaning alone, a correction is judged by what the corrected words mean', async () => {
    const { corrections, spellingSuggestion } = await search('sonnenbulme', 'semantic');
    expect(corrections).toEqual([]);
    expect(spellingSuggestion?.query).toBe('Sonnenblume');
  });

  it('a filter without a value finds nothing by itself, and does not change what a query finds', async () => {
    for (const query of ['tag:', 'folder:"', '-type:', 'after:']) expect((await search(query)).hits).toEqual([]);
    expect(await paths('ibuprofen tag:')).toEqual(await paths('ibuprofen'));
  });

  it('notes that say the same are one hit', async () => {
    const { hits } = await search('sugar water for bees');
    const [hit] = hits;
    expect([hit?.path, ...(hit?.duplicates ?? []).map(({ path }) => path)].sort()).toEqual([
      'bees/feeding copy.md',
      'bees/feeding.md',
    ]);
    expect(hits.filter(({ path }) => path.startsWith('bees/'))).toHaveLength(1);
  });

  it('search shows the best passage of each note, and the others on demand', async () => {
    const { noteId, passages, chunkId } = await hitOf('cherries and their seasons');
    expect(passages).toBeGreaterThan(1);
    const all = await engine.passages({ query: 'cherries and their seasons', mode: 'hybrid', limit: 10 }, noteId);
    expect(all).toHaveLength(passages);
    expect(all[0]?.chunkId).toBe(chunkId);
    expect(all[0]?.headings).toContain('cherries');
    const scores = all.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });
});

describe('filters', () => {
  it('filters are applied before anything is ranked', async () => {
    const under = async (query: string) => (await paths(query)).sort();
    expect(await under('tag:food certificate')).toEqual(['cooking/eggs.md', 'cooking/potatoes.md']);
    expect(await under('tag:food/breakfast certificate')).toEqual(['cooking/eggs.md']);
    expect(await under('folder:cooking type:text certificate')).toEqual(['cooking/bread.txt']);
    expect(await under('path:tls bread')).toEqual(['it/tls.md']);
    expect(await under('tag:food after:2024 bread')).toEqual(['cooking/eggs.md']);
    expect(await under('tag:food before:2024 bread')).toEqual(['cooking/potatoes.md']);
    expect(await under('certificate -folder:it')).not.toContain('it/tls.md');
    for (const mode of modes)
      expect((await paths('tag:food zzzz tyres', mode)).every((path) => /^cooking/.test(path))).toBe(true);
  });

  it('filters alone list every note that they leave, the newest first, and count those beyond the limit, too', async () => {
    expect(await paths('tag:food')).toEqual(['cooking/eggs.md', 'cooking/potatoes.md']);
    const { hits, total } = await search('type:markdown', 'hybrid', 2);
    expect(hits).toHaveLength(2);
    expect(total).toEqual({ notes: Object.keys(notes).filter((path) => path.endsWith('.md')).length, exact: true });
  });

  it('filters are suggested with the notes that each leaves', async () => {
    expect(await engine.facets.suggest({ field: 'tag', prefix: 'fo', limit: 5 })).toEqual(
      expect.arrayContaining([{ value: 'food', notes: 2 }]),
    );
    expect(await engine.facets.suggest({ field: 'folder', prefix: 'coo', limit: 5 })).toEqual([
      { value: 'cooking', notes: 3 },
    ]);
  });
});

describe('phrases and exclusions', () => {
  it('a phrase is words in their order, whatever stands between them', async () => {
    expect(await paths('"ice bath"')).toEqual(['cooking/eggs.md']);
    expect(await paths('"bath ice"')).toEqual([]);
    expect(await paths('"sagte die Nachbarin"')).toEqual(['süden.md']);
    expect(await paths('"grusse aus dem süden"')).toEqual(['süden.md']);
    expect(await paths('"日本的首都"')).toEqual(['tokyo.md']);
    expect(await paths('"首都日本"')).toEqual([]);
    expect(await paths('"dark room" "lots of water"')).toEqual(['health.md']);
    expect(await paths('"dark room" "ice bath"')).toEqual([]);
  });

  it('excluded words and phrases keep notes out', async () => {
    expect(await paths('water -peel', 'keyword')).not.toContain('cooking/eggs.md');
    expect(await paths('water -"ice bath"', 'keyword')).not.toContain('cooking/eggs.md');
    expect(await paths('water -"ice bath"', 'keyword')).toContain('cooking/potatoes.md');
    expect(await paths('parser -C++', 'keyword')).toEqual([]);
  });
});

describe('what is marked', () => {
  it('marks are in the right place of the file: CRLF, byte order mark and emoji do not move them', async () => {
    const { noteId, marks, start, end, passage } = await hitOf('süden nachbarin', 'keyword');
    const text = await textOf(noteId);
    expect(text.slice(start, end)).toBe(passage);
    expect(marks.map((mark) => text.slice(mark.start, mark.end))).toEqual(['Süden', 'Nachbarin']);
  });

  it('the sentence that answers is marked', async () => {
    const query = 'where is the password of the wifi';
    const { chunkId, noteId } = await hitOf(query);
    const sentence = (await engine.sentences(query, [chunkId])).get(chunkId);
    const text = await textOf(noteId);
    expect(sentence && text.slice(sentence.start, sentence.end)).toMatch(/kx83-mango-7714/);
    expect([...(await engine.sentences('', [chunkId]))]).toEqual([[chunkId, null]]);
    expect([...(await engine.sentences(query, []))]).toEqual([]);
  });

  it('a sentence is told beside one that the model cannot embed', async () => {
    const { chunkId, noteId, passage } = await hitOf('when must the landlord be told?');
    const sentence = (await engine.sentences('when must the landlord be told?', [chunkId])).get(chunkId);
    expect(sentence && passage.slice(sentence.start, sentence.end)).toMatch(/^The landlord .* move out\.$/);
    const [likeness] = await engine.likeness((await hitOf('soft-boiled breakfast')).noteId, [noteId]);
    expect(likeness?.sentence?.text).toMatch(/^The landlord/);
  });
});

describe('similar notes', () => {
  it('similar notes are those that mean the like, without the note itself', async () => {
    const { noteId } = await hitOf('soft-boiled breakfast');
    const found = pathsOf(await engine.similar({ noteId, selection: null, limit: 5 }));
    expect(found[0]).toBe('cooking/potatoes.md');
    expect(found).not.toContain('cooking/eggs.md');
  });

  it('similar notes are found for a text selected in a note', async () => {
    const { noteId } = await hitOf('soft-boiled breakfast');
    const selection = 'the name of the wireless network';
    expect(pathsOf(await engine.similar({ noteId, selection, limit: 5 }))[0]).toBe('it/router.md');
  });

  it('similar notes are never said to be irrelevant: they are the nearest, each with its grade', async () => {
    const { noteId } = await hitOf('Jupiter', 'keyword');
    const { hits, nothingRelevant } = await engine.similar({ noteId, selection: null, limit: 5 });
    expect(hits).toHaveLength(5);
    expect(nothingRelevant).toBe(false);
    const selected = await engine.similar({ noteId, selection: 'who won the chess olympiad', limit: 5 });
    expect(selected.hits.length).toBeGreaterThan(0);
    expect(selected.nothingRelevant).toBe(false);
  });

  it('a missing note has no similar notes', async () => {
    expect((await engine.similar({ noteId: 9_999, selection: null, limit: 5 })).hits).toEqual([]);
  });
});

it('the status of the index says how semantic search works', async () => {
  expect(await engine.indexStatus()).toMatchObject({ index: 'memory', recallAt10: 1 });
});

describe('the index', () => {
  it('the index answers as a fresh one does after notes went and came back, and after it was opened again', async () => {
    // Terms too long to be kept whole, which differ only after the cut.
    const odd = { 'a odd.md': `z${'𐐨'.repeat(40)} z${'𐐨'.repeat(31)}${'𞤢'.repeat(9)} is a word of its own kind.` };
    const some = Object.fromEntries(Object.entries(notes).filter(([path]) => path.length < 10));
    const vault = await vaultOf({ ...odd, ...some });
    const library = await temporaryFolder();
    const answersOf = async (asked: Engine): Promise<string[]> => {
      // Until the vectors are in memory, their cosines have more digits.
      await asked.indexStatus();
      const answers: string[] = [];
      for (const mode of ['hybrid', 'keyword'] as const) {
        for (const query of ['bicycle chain', 'water with food', 'scarf', '"three months"', '古い寺']) {
          const { hits } = await asked.search({ query, mode, limit: 50 });
          answers.push(...hits.map(({ path, score }) => `${mode} ${query}: ${path} ${score.toFixed(3)}`).sort());
        }
      }
      return answers;
    };
    const first = await openEngine(library);
    first.start();
    await first.addFolders([vault]);
    await first.settled();
    const fresh = await answersOf(first);
    await rm(join(vault, 'bike.md'));
    await rm(join(vault, 'health.md'));
    await first.rescan();
    await first.settled();
    expect(await answersOf(first)).not.toEqual(fresh);
    await writeFiles(vault, { 'bike.md': notes['bike.md'], 'health.md': notes['health.md'] });
    await first.rescan();
    await first.settled();
    expect(await answersOf(first)).toEqual(fresh);
    await first.close();
    expect(await answersOf(await openEngine(library))).toEqual(fresh);
  }, 240_000);
});

describe('a note that the query names', () => {
  it('a note whose title or alias is the query comes first, from its beginning', async () => {
    const [first] = (await search('orchard?')).hits;
    expect(first).toMatchObject({ path: 'long.md', named: true, grade: 'strong', headings: ['Orchard', 'apples'] });
    expect((await hitOf('The big tree place')).path).toBe('long.md');
    expect((await hitOf('cherries in the orchard')).named).toBe(false);
  });

  it('a note that the query names is found by its title only if it passes the filters', async () => {
    expect(await paths('orchard folder:it')).not.toContain('long.md');
  });
});

describe('a word that is being typed', () => {
  it('a word that is being typed finds what it may become, from two letters on', async () => {
    for (const typed of ['so', 'sonn', 'sonnenb']) {
      const { hits, nothingRelevant } = await search(typed);
      expect([typed, nothingRelevant, hits.some(({ path }) => path === 'it/router.md')]).toEqual([typed, false, true]);
    }
    expect(await paths('sonnenb', 'keyword')).toEqual(['it/router.md']);
    expect((await search('sonnenb')).corrections).toEqual([]);
  });

  it('a word that another one follows is not completed', async () => {
    expect(await paths('sonnenb grandfather', 'keyword')).toEqual(['gift.md']);
  });
});

describe('the order and the pages of an answer', () => {
  it('notes are listed by their dates if the query asks for it, the weak ones last', async () => {
    const { hits } = await search('peel water tag:food sort:date', 'keyword');
    expect(hits.map(({ path }) => path)).toEqual(['cooking/eggs.md', 'cooking/potatoes.md']);
    expect((await search('peel simmer sort:date', 'keyword')).hits[0]?.path).toBe('cooking/potatoes.md');
    expect((await search('tag:food sort:date')).hits.map(({ path }) => path)).toEqual(pathsOf({ hits }));
  });

  it('an answer is continued where the one before ended, until there is nothing more', async () => {
    const all = await paths('folder:notes', 'hybrid', 100);
    const found: string[] = [];
    const folded: string[] = [];
    for (let from: number | null = 0; from !== null; ) {
      const response: SearchResponse = await engine.search({ query: 'folder:notes', mode: 'hybrid', limit: 7, from });
      found.push(...pathsOf(response));
      folded.push(...response.hits.flatMap(({ duplicates }) => duplicates.map(({ path }) => path)));
      from = response.next;
    }
    // Whether the copies are on one page is decided by when the files were written; nothing else may be left to another hit.
    const copies = ['bees/feeding copy.md', 'bees/feeding.md'];
    expect(copies).toEqual(expect.arrayContaining(folded));
    expect(new Set([...found, ...folded])).toEqual(new Set([...all, ...copies]));
    expect(found.slice(0, 7)).toEqual(all.slice(0, 7));
  });
});

describe('a filter that no note passes', () => {
  const unknown = async (query: string) =>
    (await search(query)).unknownFilters.map(({ field, value, nearest }) => [field, value, nearest]);

  it('a filter that names nothing is told, with the nearest name there is', async () => {
    expect(await unknown('eggs folder:coking')).toEqual([['folder', 'coking', 'cooking']]);
    expect(await unknown('folder:nosuch')).toEqual([['folder', 'nosuch', null]]);
    expect(await unknown('tag:foood')).toEqual([['tag', 'foood', 'food']]);
    expect(await unknown('type:markdwn -folder:nosuch')).toEqual([['type', 'markdwn', 'markdown']]);
    expect(await unknown('folder:cook tag:food type:md path:it/')).toEqual([]);
  });
});
