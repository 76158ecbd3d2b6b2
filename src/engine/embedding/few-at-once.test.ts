import PQueue from 'p-queue';
import { expect, it } from 'vitest';
import { embedFewAtOnce } from './few-at-once.ts';

it('a query that comes while many sentences are embedded is answered before most of them', async () => {
  // As the inference process does: one request after the other.
  const queue = new PQueue({ concurrency: 1 });
  const answered: string[] = [];
  const embed = (texts: readonly string[]) =>
    queue.add(async () => {
      answered.push(...texts);
      return texts.map((text) => Float32Array.of(Number(text)));
    });
  const sentences = Array.from({ length: 20 }, (_, number) => String(number));
  const many = embedFewAtOnce(sentences, embed);
  await embed(['100']);
  expect(answered.indexOf('100')).toBe(8);
  expect((await many).map(([number]) => String(number))).toEqual(sentences);
});
