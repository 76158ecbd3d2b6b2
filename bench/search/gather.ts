import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { type LabelledSet, openLabelledSet } from '../../src/cli/eval/labelled-set.ts';
import { rowOf, writeNotes } from '../../src/cli/eval/notes.ts';
import { openEngine } from '../../src/cli/open-engine.ts';
import { processTerminal } from '../../src/cli/terminal.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { inEnglish } from '../../src/shared/user-text.ts';
import { cachedInference } from './cached-inference.ts';
import type { BenchModel } from './models.ts';
import { kindsOf, type NamedSet, spread } from './sets.ts';

const note = z.object({
  /** Its relevance as labelled; 0 if it has none. */
  label: z.number(),
  words: z.number(),
  pairs: z.number(),
  coverage: z.number(),
  similarity: z.number().nullable(),
  similarityOfWords: z.number().nullable(),
  passages: z.number(),
  isLanguageKnown: z.boolean(),
  /** False for what was gathered before names counted; no query of a set is a title. */
  isNamed: z.boolean().default(false),
  isTitled: z.boolean().default(false),
  isLiteral: z.boolean().default(false),
});

const asked = z.object({
  /** The set that a foreign question comes from; null for a query of the set itself. */
  foreign: z.string().nullable(),
  kind: z.string().nullable(),
  query: z.object({
    bestShare: z.number(),
    missing: z.number(),
    scale: z.object({ expected: z.number(), unit: z.number(), isMeasured: z.boolean() }),
    isLanguageKnown: z.boolean(),
  }),
  maxScore: z.number(),
  /** The weight of each word of the query. */
  weights: z.array(z.number()),
  /** All labels of the query, for the ideal ranking. */
  labels: z.array(z.number()),
  notes: z.array(note),
});
export type Asked = z.infer<typeof asked>;

const evidence = z.object({ notes: z.number(), passages: z.number(), asked: z.array(asked) });

/** What every query finds in a set with a model. */
export interface SetEvidence extends z.infer<typeof evidence> {
  set: NamedSet;
  model: string;
  /** Whether the model was trained on the language of the set. */
  isLanguageKnown: boolean;
}

/** Queries asked of each set. */
const mostQueries = 250;
/** Questions of each other family that are asked, too: the library has no answer to them. */
const foreignQueries = 8;
/** Notes that are kept of each ranking. */
const depth = 60;

/** The evidence of a set with a model: from the cache or, the first time, through the real indexing, model and search. */
export async function evidenceOf(
  set: NamedSet,
  others: readonly NamedSet[],
  model: BenchModel,
  cache: string,
): Promise<SetEvidence> {
  const file = join(cache, 'evidence', `${set.name}.${model.name}.json`);
  if (!existsSync(file)) {
    mkdirSync(join(cache, 'evidence'), { recursive: true });
    const from = performance.now();
    writeFileSync(file, JSON.stringify(await gathered(set, others, model, cache)));
    console.error(`${set.name}, ${model.name}: gathered in ${Math.round((performance.now() - from) / 1000)} s`);
  }
  const content = evidence.parse(JSON.parse(readFileSync(file, 'utf8')));
  const own = content.asked.filter(({ foreign }) => foreign === null);
  const known = own.filter(({ query, notes }) => query.isLanguageKnown && (notes[0]?.isLanguageKnown ?? true));
  return { ...content, set, model: model.name, isLanguageKnown: known.length > own.length / 2 };
}

async function gathered(
  named: NamedSet,
  others: readonly NamedSet[],
  model: BenchModel,
  cache: string,
): Promise<z.infer<typeof evidence>> {
  const { documents } = await openLabelledSet(named.folder);
  const set = await openLabelledSet(named.queries);
  const scratch = await mkdtemp(join(tmpdir(), 'nearnote-bench-'));
  const env = { ...process.env, NEARNOTE_DATA: join(cache, 'data') };
  const startInference = cachedInference(processTerminal.startInference, join(cache, 'vectors'));
  const engine = await openEngine(join(scratch, 'library'), { terminal: { ...processTerminal, env, startInference } });
  try {
    const { ids } = await writeNotes(documents, join(scratch, 'notes'), new AbortController().signal);
    engine.start();
    await model.use(engine);
    await engine.addFolders([join(scratch, 'notes')]);
    await engine.settled();
    const names = new Map<number, string>();
    const nameOf = async (noteId: number): Promise<string> => {
      const known = names.get(noteId) ?? ids[rowOf(basename((await engine.locateNote(noteId, null)).path))] ?? '';
      names.set(noteId, known);
      return known;
    };
    const kinds = kindsOf(named);
    const answers: Asked[] = [];
    for (const { id, text } of spread(set.queries, mostQueries)) {
      const labels = set.labels.get(id) ?? new Map<string, number>();
      answers.push({ ...(await ask(engine, text, labels, nameOf)), foreign: null, kind: kinds.get(id) ?? null });
    }
    for (const { name, text } of await foreignTo(named, others)) {
      answers.push({ ...(await ask(engine, text, new Map(), nameOf)), foreign: name, kind: null });
    }
    return { notes: ids.length, passages: engine.state().chunks, asked: answers };
  } finally {
    await engine.close();
    await rm(scratch, { recursive: true });
  }
}

async function ask(
  engine: Engine,
  query: string,
  labels: ReadonlyMap<string, number>,
  nameOf: (noteId: number) => Promise<string>,
): Promise<Omit<Asked, 'foreign' | 'kind'>> {
  const { notes, evidence: measured, maxScore, words } = await engine.ranking({ query, limit: 50, mode: 'hybrid' });
  const { notice } = engine.state();
  if (measured === null || notice !== null)
    throw new Error(`“${query}” was not answered: ${notice === null ? 'no words' : inEnglish(notice)}`);
  const bySimilarity = notes.toSorted((a, b) => (b.evidence.similarity ?? -1) - (a.evidence.similarity ?? -1));
  const byWords = notes.toSorted((a, b) => b.evidence.words - a.evidence.words);
  const kept = new Set([notes, bySimilarity, byWords].flatMap((ranked) => ranked.slice(0, depth)));
  const judged: Asked['notes'] = [];
  for (const each of kept) judged.push({ label: labels.get(await nameOf(each.noteId)) ?? 0, ...each.evidence });
  const weights = words.map(({ weight }) => weight);
  return { query: measured, maxScore, weights, labels: [...labels.values()], notes: judged };
}

/** Questions of sets of other families. Those about the same subject may have an answer here, and are left out. */
async function foreignTo(named: NamedSet, others: readonly NamedSet[]): Promise<{ name: string; text: string }[]> {
  const subjects = new Set(['covid', 'scifact']);
  const isAlike = ({ family }: NamedSet) =>
    family === named.family || (subjects.has(family) && subjects.has(named.family));
  const sets = others.filter((other) => !isAlike(other));
  const chosen = await Promise.all(
    sets.map(async ({ name, folder }) => {
      const { queries }: LabelledSet = await openLabelledSet(folder);
      return spread(queries, foreignQueries).map(({ text }) => ({ name, text }));
    }),
  );
  return chosen.flat();
}
