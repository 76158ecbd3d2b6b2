import { dirname } from 'node:path';
import { AutoTokenizer, env } from '@huggingface/transformers';
import { expect, it } from 'vitest';
import { models, starterTokenizer } from '../testing/paths.ts';
import { tokenCounterOf } from './token-counter.ts';

const samples = [
  'Soft-boiled: 6 minutes from cold water once it bubbles.',
  'Café déjà vu — naïve façade; Ångström, Škoda.',
  'kubectl get pods --namespace=kube-system -o jsonpath={.items[*].metadata.name}',
  'The key is kx83-mango-7714 & costs $3 + 4 ^ 2 = ~20 `code` | pipe <tag>',
  '东京是日本的首都。日本語のテキスト 한국어',
  'unbelievablyprolongedwordswithoutspaces '.repeat(3),
  `${'a'.repeat(150)} b`,
  '\u0000\u200b control and zero width \uFFFD',
  'I’m “quoting” … 50 % of 𝒳 😀',
  '',
];

it('the token counter counts exactly the pieces that the model’s own tokenizer makes', async () => {
  env.allowRemoteModels = false;
  env.localModelPath = models;
  const tokenizer = await AutoTokenizer.from_pretrained('starter');
  const count = tokenCounterOf(starterTokenizer);
  expect(dirname(starterTokenizer)).toBe(`${models}/starter`);
  for (const sample of samples) {
    expect([sample, count(sample)]).toEqual([sample, tokenizer.encode(sample, { add_special_tokens: false }).length]);
  }
});
