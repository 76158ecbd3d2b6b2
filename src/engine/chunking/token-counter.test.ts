import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { root, starterTokenizer } from '../testing/paths.ts';
import { tokenCounterOf } from './token-counter.ts';

/** Texts in many languages, with what the published tokenizer makes of them. */
const published = z
  .array(z.object({ language: z.string(), text: z.string(), starter: z.array(z.int()) }))
  .parse(JSON.parse(readFileSync(join(root, 'src/inference/testing/tokens/token-ids.json'), 'utf8')));
const count = tokenCounterOf(starterTokenizer);

/** `[CLS]` and `[SEP]` around each text. */
const around = 2;
/** A token’s name in a text is one token to the tokenizer, and a word in brackets to the counter. */
const namesToken = /\[(SEP|MASK)\]/;

describe('the token counter', () => {
  it.each([...new Set(published.map(({ language }) => language))])(
    'the token counter counts as many pieces as the model’s own tokenizer makes (%s)',
    (asked) => {
      for (const { language, text, starter } of published) {
        if (language === asked && !namesToken.test(text)) {
          expect([text, count(text)]).toEqual([text, starter.length - around]);
        }
      }
    },
  );

  it.each([
    ['an endless word', `${'a'.repeat(150)} b`, 2],
    ['nothing', '', 0],
    ['signs without letters', '|<>`~$', 6],
  ])('the token counter counts %s', (_, text, tokens) => {
    expect(count(text)).toBe(tokens);
  });
});
