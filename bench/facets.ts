/**
 * How long it takes to count the notes of a library by folder and tag: after a change of the library, without one, and of
 * two hundred notes that were found; and to find the notes of a folder and of a tag.
 *   node bench/facets.ts [notes …]
 */
import { percentile } from '../src/cli/eval/metrics.ts';
import { Facets } from '../src/engine/search/facets/facets.ts';
import { Filters } from '../src/engine/search/ranking/filters.ts';
import { randomNumbers } from '../src/engine/testing/random-numbers.ts';
import type { NoteRow } from '../src/engine/text-index/note-table.ts';
import { TextIndex } from '../src/engine/text-index/text-index.ts';
import { parseQuery } from '../src/shared/parse-query.ts';

const rounds = 30;
const given = process.argv.slice(2).map(Number);

for (const size of given.length > 0 ? given : [20_000, 100_000]) {
  const index = libraryOf(size);
  const facets = new Facets(index);
  report('counted for the first time', () => new Facets(index).all());
  const { folders, tags } = facets.all();
  console.log(`${size} notes in ${folders.length} folders, with ${tags.length} tags`);
  const found = Array.from({ length: 200 }, (_, at) => 1 + Math.floor((at * size) / 200));
  report('counted after a change', () => {
    index.redate(1, 0);
    facets.all();
  });
  const all = Array.from({ length: size }, (_, at) => at + 1);
  report('all of them found and counted', () => facets.of(all));
  report('200 of them counted', () => facets.of(found));
  report('filtered by folder', () => new Filters(index).passing(parseQuery('folder:notes/folder3/folder1').parts));
  report('filtered by tag', () => new Filters(index).passing(parseQuery('tag:area3/topic1').parts));
}

function report(what: string, act: () => void): void {
  const times = Array.from({ length: rounds }, () => {
    const began = performance.now();
    act();
    return performance.now() - began;
  });
  const [middle, high] = [0.5, 0.95].map((share) => percentile(times, share).toFixed(2));
  console.log(`  ${what}: p50 ${middle} ms, p95 ${high} ms (${rounds} times)`);
}

/** Some forty notes a folder, three levels deep, each note with up to three tags of two levels. */
function libraryOf(size: number): TextIndex {
  const random = randomNumbers(1);
  const upTo = (count: number): number => Math.floor(random() * count);
  const index = new TextIndex();
  const width = Math.max(2, Math.round((size / 40) ** (1 / 3)));
  const notes = Array.from({ length: size }, (_, at): NoteRow => {
    const path = `folder${upTo(width)}/folder${upTo(width)}/folder${upTo(width)}/note ${at}.md`;
    const tags = Array.from({ length: upTo(4) }, () => `area${upTo(20)}/topic${upTo(40)}`);
    const names = { title: `Note ${at}`, aliases: [] };
    return {
      id: at + 1,
      folder: '/home/user/notes',
      path,
      ...names,
      format: 'markdown',
      tags,
      date: 0,
      language: 'en',
    };
  });
  index.add(notes, []);
  return index;
}
