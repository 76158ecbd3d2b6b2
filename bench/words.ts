/**
 * Ranking by words alone, beside SQLite’s FTS5 on the same passages and queries, in turns within one process: the whole of it and
 * its steps. Words are ranked from memory, as in the app; neither side reads a text.
 *   node bench/words.ts [passages …]
 */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { percentile } from '../src/cli/eval/metrics.ts';
import { Bm25 } from '../src/engine/search/keyword/bm25.ts';
import { FolderWords } from '../src/engine/search/keyword/folder-words.ts';
import { KeywordSearch } from '../src/engine/search/keyword/keyword-search.ts';
import { NoteWordScorer } from '../src/engine/search/keyword/note-words.ts';
import { gatherCandidates } from '../src/engine/search/ranking/candidates.ts';
import { rankNotes } from '../src/engine/search/ranking/rank-notes.ts';
import { roughScale } from '../src/engine/search/semantic/similarity-scale.ts';
import { addNote } from '../src/engine/testing/passages.ts';
import { Dictionary } from '../src/engine/text-index/analysis/dictionary.ts';
import { TextIndex } from '../src/engine/text-index/text-index.ts';
import { passagesOfNote, synthetic } from './synthetic.ts';

const count = 400;
const warmUps = 100;
/** Of passages for a first page of ten notes, as search takes them. */
const candidates = 200;
const tokenizer = join(import.meta.dirname, '../resources/models/starter/tokenizer.json');

const sizes = process.argv.slice(2).map(Number);
for (const passages of sizes.length > 0 ? sizes : [20_000, 100_000]) measure(passages);

function measure(passages: number): void {
  const library = synthetic(passages, 2);
  const index = new TextIndex();
  const database = new DatabaseSync(':memory:');
  database.exec("CREATE VIRTUAL TABLE texts USING fts5(body, tokenize = 'porter unicode61', content = '')");
  const insert = database.prepare('INSERT INTO texts (rowid, body) VALUES (?, ?)');
  database.exec('BEGIN');
  for (let first = 0; first < passages; first += passagesOfNote) {
    const texts = Array.from({ length: passagesOfNote }, (_, place) => library.text(first + place));
    addNote(index, first / passagesOfNote + 1, { passages: texts });
    for (const [place, text] of texts.entries()) insert.run(first + place, text);
  }
  database.exec("COMMIT; INSERT INTO texts (texts) VALUES ('optimize')");
  const matching = database.prepare('SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?');
  const fts = (text: string, limit: number) => {
    const words = text.split(' ').map((word) => `"${word}"`);
    return matching.all(words.join(' OR '), limit);
  };

  const keyword = new KeywordSearch(index, new Dictionary(tokenizer));
  const bm25 = new Bm25(index);
  const noteWordScorer = new NoteWordScorer(index);
  const folderWords = new FolderWords(index);
  const restriction = { allowed: index.slots.alive, isFiltered: false, withPhrase: new Set<number>() };
  const gathered = (text: string) =>
    gatherCandidates(
      { index, keyword, folderWords, bm25, noteWordScorer },
      text,
      'keyword',
      [],
      candidates,
      restriction,
      new Map(),
    );
  const ranked = ({ passages: found, words, folders }: ReturnType<typeof gathered>) =>
    rankNotes(found, {
      query: { bestShare: 1, missing: 0, scale: roughScale([]), isLanguageKnown: true },
      mode: 'keyword',
      index,
      words,
      folders,
      languages: { knows: () => true, knowsQuery: async () => true },
      libraryLanguages: ['en'],
      named: new Map(),
    });

  const times = new Map<string, number[]>();
  const timed = <T>(stage: string, work: () => T): T => {
    const began = performance.now();
    const result = work();
    const ms = performance.now() - began;
    const known = times.get(stage);
    if (known === undefined) times.set(stage, [ms]);
    else known.push(ms);
    return result;
  };
  for (let number = 0; number < warmUps + count; number++) {
    if (number === warmUps) times.clear();
    const { text } = library.query(number);
    timed('FTS5, the best 10', () => fts(text, 10));
    timed('FTS5, the best 200', () => fts(text, 200));
    timed('ours', () => ranked(gathered(text)));
    // Other words, as those of the query before are known by now.
    const { text: other } = library.query(number + warmUps + count);
    const words = timed('  words looked up', () => keyword.queryTerms(other));
    const scores = timed('  passages scored', () => bm25.score(words));
    timed('  notes scored', () => noteWordScorer.score(scores, index.slots.alive));
    const found = timed('  candidates, these scores again', () => gathered(other));
    timed('  notes ranked', () => ranked(found));
  }
  const of = (stage: string, rank: number) => percentile(times.get(stage) ?? [], rank);
  const share = (rank: number) => (of('ours', rank) / of('FTS5, the best 10', rank)).toFixed(2);
  console.log(`\n${passages} passages; µs p50 / p95; ours takes ${share(0.5)} / ${share(0.95)} of FTS5’s time`);
  for (const stage of times.keys()) {
    const [p50, p95] = [of(stage, 0.5), of(stage, 0.95)].map((ms) => (ms * 1000).toFixed(0));
    console.log(`${stage.padEnd(32)} ${p50?.padStart(6)} / ${p95}`);
  }
}
