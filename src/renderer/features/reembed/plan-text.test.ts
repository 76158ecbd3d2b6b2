import { describe, expect, it } from 'vitest';
import type { SwitchPlan } from '../../../shared/models.ts';
import { planFacts, startLabel } from './plan-text.ts';
import { planWith } from './testing.ts';

describe('planFacts', () => {
  it('names passages, time and download for a model that runs here', () => {
    expect(factsOf(planWith({ needsDownload: true, downloadBytes: 34_014_426 }))).toEqual({
      'Passages to embed': '12,304',
      'Estimated time': 'about 4 min after the download',
      Download: '34 MB',
    });
  });

  it('says how long it takes where nothing has to be downloaded', () => {
    expect(factsOf(planWith({}))['Estimated time']).toBe('about 4 min');
  });

  it('admits what cannot be known yet', () => {
    expect(factsOf(planWith({ seconds: null, needsDownload: true }))).toMatchObject({
      'Estimated time': 'known once it has begun',
      Download: 'needed, of unknown size',
    });
  });

  it('names what will be sent, and what it costs, for a hosted model', () => {
    const hosted = { host: 'api.openai.com', requests: 41, cost: 0.048, agreed: false };
    expect(factsOf(planWith({ hosted, toEmbed: 9_000 }))).toEqual({
      'Passages to embed': '9,000 of 12,304 passages',
      'Estimated time': 'about 4 min',
      'Tokens to send': 'about 2.4 million',
      Requests: '41',
      'Estimated cost': '$0.05',
    });
    expect(factsOf(planWith({ hosted: { ...hosted, cost: null } }))['Estimated cost']).toContain('unknown');
  });

  it('says when nothing is left to embed', () => {
    expect(factsOf(planWith({ toEmbed: 0 }))).toMatchObject({
      'Passages to embed': 'none, all have a vector',
      'Estimated time': 'a moment',
    });
    expect(factsOf(planWith({ toEmbed: 0, chunks: 0 }))['Passages to embed']).toBe('none yet');
  });
});

describe('startLabel', () => {
  it('names the sending until the user has agreed to the host', () => {
    const hosted = { host: 'api.openai.com', requests: 41, cost: null, agreed: false };
    expect(startLabel(planWith({}))).toBe('Start');
    expect(startLabel(planWith({ hosted }))).toBe('Send and start');
    expect(startLabel(planWith({ hosted: { ...hosted, agreed: true } }))).toBe('Start');
  });
});

function factsOf(plan: SwitchPlan): Record<string, string> {
  return Object.fromEntries(planFacts(plan).map(({ name, value }) => [name, value]));
}
