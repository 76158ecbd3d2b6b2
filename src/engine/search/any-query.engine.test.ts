import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert, asyncProperty, constantFrom, array as listOf, oneof, string } from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inProcessInference } from '../../inference/testing/in-process.ts';
import type { Hit, SearchMode, SearchResponse, TextRange } from '../../shared/domain.ts';
import { silentLogger } from '../../shared/log.ts';
import { parseQuery } from '../../shared/parse-query.ts';
import { Engine } from '../engine.ts';
import { writeFiles } from '../testing/folders.ts';
import { hostileQueries } from '../testing/hostile/queries.ts';
import { optionsFor } from '../testing/options.ts';

const notes: Record<string, string> = {
  'cooking/eggs.md':
    '---\ntags: [food]\ndate: 2024-06-01\n---\n# Breakfast\n\nBoil the eggs for six minutes. 😀 Then peel them.\n',
  'cooking/bread.txt': 'Knead the dough for ten minutes and let it rise overnight in the fridge.',
  'it/router.md': '# Router\n\nThe wireless network is called Sonnenblume; its key is kx83-mango-7714.\n',
  'it/tls.md':
    '---\ntags: [it/security]\ndate: 2021-02-03\n---\n# Ingress\n\n## Certificates\n\nSet up an HTTPS certificate.\n',
  'health.md': '---\ntags: [health]\n---\nTake 400 mg of ibuprofen with food, and lots of water.\n',
  'süden.md': '\uFEFF# Café ☕\r\n\r\nViele Grüße 😀 aus dem Süden, sagte die\r\nNachbarin gestern.\r\n',
  'tokyo.md': '东京是日本的首都，人口很多。',
  'copy/eggs.md': '# Breakfast, a copy\n\nBoil the eggs for six minutes. 😀 Then peel them.\n',
};

/** Filters, with the notes that each lets through. */
const filters: [typed: string, holds: (path: string) => boolean][] = [
  ['tag:food', (path) => path === 'cooking/eggs.md'],
  ['tag:it', (path) => path === 'it/tls.md'],
  ['-tag:food', (path) => path !== 'cooking/eggs.md'],
  ['folder:cooking', (path) => path.startsWith('cooking/')],
  ['-folder:it', (path) => !path.startsWith('it/')],
  ['type:text', (path) => path.endsWith('.txt')],
  ['path:eggs', (path) => path.includes('eggs')],
  ['before:2022', (path) => path === 'it/tls.md'],
  ['after:2022', (path) => path !== 'it/tls.md'],
];

const limit = 5;
const modes: SearchMode[] = ['hybrid', 'semantic', 'keyword'];

let base: string;
let engine: Engine;
/** The text of each note as the engine decodes it, by path. */
const decoded = new Map<string, string>();

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'nearnote-test-'));
  await writeFiles(join(base, 'notes'), notes);
  engine = await Engine.open(optionsFor(join(base, 'library'), join(base, 'data')), {
    startInference: inProcessInference,
    system: { token: async () => null, route: async () => null },
    logger: silentLogger,
    onLibraryChange: () => {},
    onModelsChange: () => {},
    onMapChange: () => {},
    onDatabaseEnded: () => {},
  });
  engine.start();
  await engine.addFolders([join(base, 'notes')]);
  await engine.settled();
  const { hits } = await engine.search({ query: 'after:1971', mode: 'keyword', limit: 100 });
  for (const { noteId, path, duplicates } of hits) {
    for (const note of [{ noteId, path }, ...duplicates]) {
      decoded.set(note.path, (await engine.readNote(note.noteId, null)).text);
    }
  }
});

afterAll(async () => {
  await engine.close();
  await rm(base, { recursive: true, force: true });
});

/** Answers a query in one mode, and checks what is true of every answer. */
async function checkedAnswer(query: string, mode: SearchMode): Promise<SearchResponse> {
  const response = await engine.search({ query, mode, limit });
  const { hits, total } = response;
  expect(hits.length).toBeLessThanOrEqual(limit);
  expect(total.notes).toBeGreaterThanOrEqual(hits.length);
  if (hits.length === 0) expect(total).toEqual({ notes: 0, exact: true });
  const found = hits.flatMap((hit) => [hit, ...hit.duplicates].map(({ path }) => path));
  expect(found.filter((path) => !decoded.has(path))).toEqual([]);
  expect(new Set(found).size).toBe(found.length);
  checkOrder(hits, mode);
  for (const hit of hits) checkPlaces(hit);
  if (mode === 'keyword') checkWords(query, response);
  return response;
}

/** Hits are in the order of their scores; in hybrid search those that hold the only word of a query come before the others. */
function checkOrder(hits: readonly Hit[], mode: SearchMode): void {
  const scoresOf = (some: readonly Hit[]) => some.map(({ score }) => score).sort((a, b) => b - a);
  const [held, near] = [true, false].map((isHeld) =>
    hits.filter(({ explanation }) => (explanation.keyword !== null) === isHeld),
  );
  const words = new Set(held?.flatMap(({ explanation }) => explanation.words.map(({ word }) => word)));
  const orders = [scoresOf(hits)];
  if (mode === 'hybrid' && words.size === 1) orders.push([...scoresOf(held ?? []), ...scoresOf(near ?? [])]);
  expect(orders).toContainEqual(hits.map(({ score }) => score));
}

function checkPlaces(hit: Hit): void {
  expect(decoded.get(hit.path)?.slice(hit.start, hit.end)).toBe(hit.passage);
  const isInside = ({ start, end }: TextRange) => hit.start <= start && start < end && end <= hit.end;
  const sentences = hit.sentence === null ? [] : [hit.sentence];
  expect([...hit.marks, ...sentences].filter((place) => !isInside(place))).toEqual([]);
  const edges = hit.marks.flatMap(({ start, end }) => [start, end]);
  expect(edges).toEqual(edges.toSorted((a, b) => a - b));
}

/** A note found by keyword search holds words of the query, as typed or corrected. A query of filters alone has no words. */
function checkWords(query: string, { hits, corrections }: SearchResponse): void {
  const asked = [query, ...corrections.map(({ used }) => used)].join(' ').toLowerCase();
  for (const { explanation, similarity } of hits) {
    expect(similarity).toBeNull();
    if (parseQuery(query).text.trim() === '') continue;
    expect(explanation.keyword).not.toBeNull();
    expect(explanation.words).not.toEqual([]);
    for (const { word } of explanation.words) expect(asked).toContain(word.toLowerCase());
  }
}

const word = oneof(
  constantFrom(...Object.values(notes).flatMap((text) => text.split(/\s+/))),
  constantFrom('boil', 'boild', 'Eggs', 'grusse', '首都', 'zebra', '"six minutes"', '-food', '“peel them”', 'kx83'),
  string({ unit: 'binary', maxLength: 6 }),
);
const words = listOf(word, { maxLength: 5 }).map((typed) => typed.join(' '));

describe('every answer', () => {
  it('an answer to a hostile query is true to the library, in every mode', async () => {
    for (const mode of modes) {
      for (const query of hostileQueries) await checkedAnswer(query, mode);
    }
  });

  it('an answer to any words is true to the library, and lets only through what the filters do', async () => {
    const filter = constantFrom(...filters);
    let answers = 0;
    await assert(
      asyncProperty(words, listOf(filter, { maxLength: 2 }), constantFrom(...modes), async (text, chosen, mode) => {
        const query = [...chosen.map(([typed]) => typed), text].join(' ');
        const { hits } = await checkedAnswer(query, mode);
        answers += Math.min(hits.length, 1);
        for (const { path } of hits) {
          for (const [typed, holds] of chosen) expect(holds(path), `${path} in ${query} through ${typed}`).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
    // Most queries found something to check.
    expect(answers).toBeGreaterThan(150);
  });

  it('a query of blanks finds nothing, and of words in no note nothing by words', async () => {
    for (const mode of modes) expect((await checkedAnswer(' \t\n', mode)).hits).toEqual([]);
    expect((await checkedAnswer('xylophone quartet', 'keyword')).hits).toEqual([]);
  });
});
