/**
 * Every example of the CommonMark specification through the reader and the chunker: each must be parsed, and its letters
 * be in some chunk, unless they are addresses.
 *   node bench/commonmark.ts <spec.txt>
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chunksOf } from '../src/engine/chunking/chunk.ts';
import { tokenCounterOf } from '../src/engine/chunking/token-counter.ts';
import { outlineOfMarkdown } from '../src/engine/parsing/markdown.ts';

const [specification] = process.argv.slice(2);
if (specification === undefined) throw new Error('Give the text of the specification.');

const count = tokenCounterOf(join(import.meta.dirname, '../resources/models/starter/tokenizer.json'));
const example = /^`{32} example[^\n]*\n([\s\S]*?)^\.\n[\s\S]*?^`{32}$/gm;
let examples = 0;
let uncovered = 0;
for (const [, source = ''] of readFileSync(specification, 'utf8').matchAll(example)) {
  // After a blank line, two rules are no front matter.
  const text = `\n${source.replaceAll('→', '\t')}`;
  const { chunks } = chunksOf(text, outlineOfMarkdown(text), 'example', count);
  examples++;
  let covered = 0;
  let isWhole = true;
  for (const chunk of chunks) {
    isWhole &&= text.slice(chunk.start, chunk.end) === chunk.text && !/\p{L}/u.test(text.slice(covered, chunk.start));
    covered = Math.max(covered, chunk.end);
  }
  if (isWhole && !/\p{L}/u.test(text.slice(covered))) continue;
  uncovered++;
  console.log(`not wholly in chunks: ${JSON.stringify(text)}`);
}
console.log(`${examples} examples, all parsed; ${uncovered} not wholly in chunks`);
if (examples === 0 || uncovered > 0) process.exitCode = 1;
