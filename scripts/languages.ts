/** Makes src/engine/parsing/languages/ngram-data.ts of the smallest table of eld: node scripts/languages.ts */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { z } from 'zod';

const table = z.object({
  languages: z.record(z.string(), z.string()),
  /** For each n-gram, scores by language. */
  ngrams: z.record(z.string(), z.record(z.string(), z.int().min(0).max(255))),
});

/** What a file of eld exports, which its package does not. */
async function exportsOf(file: string): Promise<unknown> {
  return import(new URL(`../${file}`, import.meta.resolve('eld/extrasmall')).href);
}

const { languages, ngrams } = z.object({ ngramsData: table }).parse(await exportsOf('ngrams/extrasmall.js')).ngramsData;
const averages = z
  .object({ avgScore: z.record(z.string(), z.number()) })
  .parse(await exportsOf('avgScore.js')).avgScore;
const letters = z.array(z.string().length(1)).length(256);
const byteLetters = z.object({ dictionary: letters }).parse(await exportsOf('dictionary.js')).dictionary;

const codes = Object.values(languages);
const alphabet = [...new Set(Object.keys(ngrams).join(''))].toSorted().join('');
const numberOf = (ngram: string): number =>
  [...ngram].reduce((number, letter) => number * 128 + alphabet.indexOf(letter) + 1, 0);

const rows = Object.entries(ngrams)
  .map(([ngram, scores]) => ({ number: numberOf(ngram), scores: Object.entries(scores) }))
  .toSorted((a, b) => a.number - b.number);
const scored = rows.flatMap(({ scores }) => scores);
const bytes = Buffer.from([
  ...rows.flatMap(({ number }, row) => sevenBitsEach(number - (rows[row - 1]?.number ?? 0))),
  ...rows.map(({ scores }) => scores.length),
  ...scored.map(([language]) => Number(language)),
  ...scored.map(([, score]) => score),
]);

const literal = (text: string): string => `'${text.replace(/['\\]/g, '\\$&')}'`;
const data = `/** Made by scripts/languages.ts of the smallest table of eld 2.1.0: © 2023 Nito T.M., licensed under Apache-2.0, here in another form. */

/** Languages, and how texts in each score on average if they are recognised. */
export const averageScores: readonly (readonly [language: string, score: number])[] = [
${codes.map((code) => `  ['${code}', ${averages[code]}],`).join('\n')}
];

/** The letter that stands for each byte of UTF-8 beyond ASCII, from 128 on. */
export const byteLetters =
  ${literal(byteLetters.slice(128).join(''))};

/** The letters of all n-grams. */
export const alphabet =
  ${literal(alphabet)};

export const ngramCount = ${rows.length};
export const scoreCount = ${scored.length};

/**
 * Brotli, in base64: the n-grams as numbers in their order, each as its distance from the one before, seven bits a byte and the lowest first; how many
 * scores each has; the languages of all scores, by their place above; all scores. In the source, so that a bundle needs no file beside it.
 */
export const ngramBytes =
  '${brotliCompressSync(bytes).toString('base64')}';
`;
await writeFile(join(import.meta.dirname, '../src/engine/parsing/languages/ngram-data.ts'), data);

/** The lowest bits first; the highest bit says that more follow. */
function sevenBitsEach(number: number): number[] {
  return number < 128 ? [number] : [128 + (number % 128), ...sevenBitsEach(Math.floor(number / 128))];
}
