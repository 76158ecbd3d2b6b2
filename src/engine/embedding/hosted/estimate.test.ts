import { describe, expect, it } from 'vitest';
import type { HostedDraft } from '../../../shared/models.ts';
import { estimateHosted } from './estimate.ts';
import { hostedSpec } from './hosted-spec.ts';

const openAi = {
  service: 'openai',
  baseUrl: 'https://api.openai.com/v1',
  model: 'text-embedding-3-small',
  dimensions: null,
} as const;

function estimated(draft: HostedDraft, texts = 10_000, tokens = 2_000_000) {
  return estimateHosted(hostedSpec(draft, 1536), { texts, tokens });
}

describe('what embedding with a hosted model takes', () => {
  it('the estimate is of requests filled with tokens, and of the listed price', () => {
    const { requests, cost } = estimated(openAi);
    expect(requests).toBe(Math.ceil(2_000_000 / 48_000));
    expect(cost).toBeCloseTo(0.04);
  });

  it('the estimate is of requests filled with texts where these are short', () => {
    expect(estimated(openAi, 5_000, 10_000).requests).toBe(3);
  });

  it('the estimate for no texts is nothing', () => {
    expect(estimated(openAi, 0, 0)).toEqual({ requests: 0, cost: 0 });
  });

  it('there is a price at every address of Azure, but at no other address than a service’s own', () => {
    const azure = { ...openAi, service: 'azure', baseUrl: 'https://mine.openai.azure.com/openai/v1' } as const;
    expect(estimated(azure).cost).toBeCloseTo(0.04);
    expect(estimated({ ...openAi, baseUrl: 'https://gateway.example/v1' }).cost).toBeNull();
  });

  it.each<HostedDraft>([
    { ...openAi, model: 'another' },
    { ...openAi, service: 'custom' },
    { ...openAi, service: 'ollama', baseUrl: 'http://localhost:11434/v1', model: 'nomic-embed-text' },
    { ...openAi, service: 'github', baseUrl: 'https://models.github.ai/inference' },
  ])('there is no price for $service, $model', (draft) => {
    expect(estimated(draft).cost).toBeNull();
  });
});
