/**
 * How long the query language takes to read a query: the slowest shapes that 10,000 characters can have; how the time for
 * words grows with the number of identifiers; and, where a file is given, each of its lines, of which none may fail.
 *   node bench/query-language.ts [file of strings, one a line]
 */
import { readFile } from 'node:fs/promises';
import { queryWords } from '../src/engine/text-index/analysis/query-words.ts';
import { parseQuery } from '../src/shared/parse-query.ts';

const longest = 10_000;
const shapes = [
  'a',
  'a ',
  '"',
  '" ',
  '"a" ',
  '“ ',
  '„a“ ',
  '- ',
  '-a ',
  '-"',
  'tag:',
  'tag:" ',
  '-folder:"',
  'tag:a ',
  '\n',
];

for (const shape of shapes) {
  const query = shape.repeat(longest / shape.length);
  const times = Array.from({ length: 21 }, () => timeOf(query)).sort((a, b) => a - b);
  const [best, median, worst] = [0, 10, 20].map((rank) => times[rank]?.toFixed(2));
  console.log(
    `${JSON.stringify(shape).padEnd(12)} × ${query.length / shape.length}: ${median} ms (${best} to ${worst})`,
  );
}

const few = identifiersTime(5_000);
const many = identifiersTime(20_000);
console.log(`20,000 identifiers take ${(many / few).toFixed(1)} times as long as 5,000 (${many.toFixed(0)} ms)`);

const [file] = process.argv.slice(2);
if (file !== undefined) {
  const lines = (await readFile(file, 'utf8')).split('\n');
  const times = lines.map(timeOf);
  console.log(`${lines.length} lines of ${file}, none failed; the slowest took ${Math.max(...times).toFixed(2)} ms`);
  const withParts = lines.filter((line) => parseQuery(line).parts.length > 0);
  console.log(`${withParts.length} hold more than words:`);
  for (const line of withParts) console.log(`  ${JSON.stringify(line.slice(0, 100))}`);
}

function timeOf(query: string): number {
  const began = performance.now();
  parseQuery(query);
  return performance.now() - began;
}

function identifiersTime(count: number): number {
  const query = Array.from({ length: count }, (_, at) => `w${at}-a.b/c`).join(' ');
  const began = performance.now();
  queryWords(query, ['en']);
  return performance.now() - began;
}
