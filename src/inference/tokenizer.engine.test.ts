import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { loadTokenizer } from './tokenizer.ts';

const root = resolve(import.meta.dirname, '../..');
const starter = join(root, 'resources/models/starter');
const real = resolve(root, '../shared/models/real');
const e5 = join(real, 'multilingual-e5-small-from-4-bit');

/** Texts as they stand and in decomposed characters, with their published token ids (`testing/tokens/build.py`). */
const ids = z.array(z.int());
const published = z
  .array(z.object({ language: z.string(), text: z.string(), bert: ids, starter: ids, e5: ids }))
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'testing/tokens/token-ids.json'), 'utf8')));

async function tokenizerOf(folder: string, tokenLimit = 512) {
  const tokenize = await loadTokenizer({ folder, tokenLimit });
  return (text: string) => Array.from(tokenize([text]).ids, Number);
}

describe('tokens', () => {
  it.for([
    ['the starter', starter, 'starter'],
    ['all-MiniLM-L6-v2', join(real, 'Xenova/all-MiniLM-L6-v2'), 'bert'],
    ['bge-small-en-v1.5', join(real, 'Xenova/bge-small-en-v1.5'), 'bert'],
    ['multilingual-e5-small', e5, 'e5'],
  ] as const)('the tokens of %s are the published ones, in every language', async ([, folder, tokens], { skip }) => {
    skip(!existsSync(folder), 'the real models are not here (../shared)');
    const tokensOf = await tokenizerOf(folder);
    for (const row of published) expect([row.text, tokensOf(row.text)]).toEqual([row.text, row[tokens]]);
  });

  it('the tokens of a text do not depend on whether its characters are composed', async ({ skip }) => {
    skip(!existsSync(e5), 'the real models are not here (../shared)');
    const tokensOf = await tokenizerOf(e5);
    for (const text of ['한국어 기차', 'ガソリンとパン', 'Đường đến Huế', 'ἐν ἀρχῇ', 'Zażółć gęślą', 'ज़रूरी काग़ज़']) {
      expect(tokensOf(text.normalize('NFD'))).toEqual(tokensOf(text));
    }
  });

  it('a text that is too long is cut off before the token that ends every text', async () => {
    const text = 'rain on the river '.repeat(20);
    const whole = await tokenizerOf(starter).then((tokensOf) => tokensOf(text));
    const cut = await tokenizerOf(starter, 10).then((tokensOf) => tokensOf(text));
    expect(cut).toEqual([...whole.slice(0, 9), whole.at(-1)]);
  });

  it.for([
    ['the starter', starter],
    ['multilingual-e5-small', e5],
  ] as const)('a text of a million signs has the tokens of its beginning with %s', async ([, folder], { skip }) => {
    skip(!existsSync(folder), 'the real models are not here (../shared)');
    const tokensOf = await tokenizerOf(folder);
    for (const word of ['rain ', '東京', '!?', 'a\u0301 ']) {
      expect(tokensOf(word.repeat(500_000))).toEqual(tokensOf(word.repeat(2_000)));
    }
  });

  it('a tokenizer whose own limit is no number of tokens has none', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nearnote-test-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await cp(starter, folder, { recursive: true });
    const text = 'rain on the river';
    const whole = await tokenizerOf(starter).then((tokensOf) => tokensOf(text));
    for (const limit of [0, -1, 2.5, 1e30, null]) {
      await writeFile(join(folder, 'tokenizer_config.json'), JSON.stringify({ model_max_length: limit }));
      expect(await tokenizerOf(folder).then((tokensOf) => tokensOf(text))).toEqual(whole);
    }
  });

  it('the tokens of a batch are those of its texts, one after another, without padding', async () => {
    const tokenize = await loadTokenizer({ folder: starter, tokenLimit: 512 });
    const [short, long] = [tokenize(['rain']), tokenize(['rain and snow at night'])];
    const { ids: both, lengths } = tokenize(['rain', 'rain and snow at night']);
    expect(lengths).toEqual([...short.lengths, ...long.lengths]);
    expect([...both]).toEqual([...short.ids, ...long.ids]);
  });
});
