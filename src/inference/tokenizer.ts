import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import { z } from 'zod';
import { NearnoteError } from '../shared/errors.ts';
import type { ModelToLoad } from '../shared/inference.ts';
import { userText } from '../shared/user-text.ts';
import { exactNormalizer, type LibraryNormalizer } from './normalizer.ts';
import type { TokenizedBatch } from './tokenized-batch.ts';
import { reasonOfTokenizer } from './unusable-files.ts';

/** UTF-16 code units of a text that are cut into tokens: more than any model reads. With millions, e5’s tokenizer fails. */
const maxLength = 100_000;

export type Tokenize = (texts: string[]) => TokenizedBatch;

/** What we use of the library’s class, whose own types Node’s rules of resolution cannot find. */
interface LoadedTokenizer {
  get normalizer(): LibraryNormalizer | null;
  set normalizer(normalizer: (text: string) => string);
  encode(text: string, options?: { add_special_tokens: boolean }): { ids: number[] };
}

const tokenizerConfig = z.looseObject({ model_max_length: z.int().positive().catch(Number.POSITIVE_INFINITY) });

/**
 * Loads a model’s tokenizer. It cuts texts off at the model’s limit, before the token that ends every text.
 * @throws NearnoteError `model-unavailable` if its files are missing or unusable.
 */
export async function loadTokenizer({
  folder,
  tokenLimit,
}: Pick<ModelToLoad, 'folder' | 'tokenLimit'>): Promise<Tokenize> {
  const { tokenizer, longest, behind } = await load(folder);
  const limit = Math.min(tokenLimit, longest);
  const closing = behind.slice(0, limit);

  function idsOf(text: string): number[] {
    const { ids } = tokenizer.encode(text.slice(0, maxLength));
    if (ids.length === 0)
      throw new NearnoteError('embedding-failed', userText('The model knows none of the words of this text.'));
    return ids.length <= limit ? ids : [...ids.slice(0, limit - closing.length), ...closing];
  }

  return (texts) => {
    try {
      const all = texts.map(idsOf);
      const ids = BigInt64Array.from(all.flat(), BigInt);
      return { ids, lengths: all.map(({ length }) => length) };
    } catch (error) {
      // A damaged tokenizer may stumble over some texts only.
      if (error instanceof NearnoteError) throw error;
      throw new NearnoteError(
        'embedding-failed',
        userText('The model could not embed these texts: {error}', { error: reasonOfTokenizer(error) }),
        { cause: error },
      );
    }
  };
}

interface Loaded {
  tokenizer: LoadedTokenizer;
  /** The most tokens that it makes of a text. */
  longest: number;
  /** What it puts behind every text. */
  behind: number[];
}

async function load(folder: string): Promise<Loaded> {
  try {
    const content: object = z.looseObject({}).parse(await readJson(join(folder, 'tokenizer.json')));
    const config = tokenizerConfig.parse(await readJson(join(folder, 'tokenizer_config.json')));
    const tokenizer: LoadedTokenizer = new Tokenizer(content, config);
    if (tokenizer.normalizer !== null) tokenizer.normalizer = exactNormalizer(tokenizer.normalizer);
    return { tokenizer, longest: config.model_max_length, behind: closingTokens(tokenizer) };
  } catch (error) {
    throw new NearnoteError(
      'model-unavailable',
      userText('The tokenizer of the embedding model in {folder} could not be loaded: {error}', {
        folder,
        error: reasonOfTokenizer(error),
      }),
      { cause: error },
    );
  }
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'));
}

/** The tokens that the tokenizer puts behind every text. */
function closingTokens(tokenizer: LoadedTokenizer): number[] {
  const [plain, whole] = [tokenizer.encode('a', { add_special_tokens: false }).ids, tokenizer.encode('a').ids];
  const last = plain.at(-1);
  return last === undefined ? [] : whole.slice(whole.lastIndexOf(last) + 1);
}
