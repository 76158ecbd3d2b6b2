import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { fold } from './fold.ts';

const tokenizerFile = z.object({ model: z.object({ vocab: z.record(z.string(), z.int()) }) });

/**
 * Correctly spelt words: the whole words in a tokenizer’s vocabulary. Such a word is not a typing error just because no
 * note contains it. Searching for a similar word instead would find notes about something else.
 */
export class Dictionary {
  readonly #tokenizerJson: string;
  #words: Set<string> | null = null;

  constructor(tokenizerJson: string) {
    this.#tokenizerJson = tokenizerJson;
  }

  has(word: string): boolean {
    this.#words ??= new Set(
      Object.keys(tokenizerFile.parse(JSON.parse(readFileSync(this.#tokenizerJson, 'utf8'))).model.vocab),
    );
    return this.#words.has(fold(word));
  }
}
