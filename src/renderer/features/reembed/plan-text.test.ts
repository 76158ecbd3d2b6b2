import { describe, expect, it } from 'vitest';
import type { SwitchPlan } from '../../../shared/models.ts';
import { planFacts, startLabel } from './plan-text.ts';
import { planWith } from './testing.ts';

describe('planFacts', () => {
  it('tell work, time and download of a model that runs here', () => {
    expect(told(planWith({ needsDownload: true, downloadBytes: 34_014_426 }))).toEqual({
      'Passages to embed': '12,304',
      'Estimated time': 'about 4 min',
      Download: '34 MB',
    });
  });

  it('do not pretend to know what cannot be known yet', () => {
    expect(told(planWith({ seconds: null, needsDownload: true }))).toMatchObject({
      'Estimated time': 'known once it runs',
      Download: 'needed, of unknown size',
    });
  });

  it('tell what will be sent, and what it costs', () => {
    const hosted = { host: 'api.openai.com', requests: 41, cost: 0.048, agreed: false };
    expect(told(planWith({ hosted, toEmbed: 9_000 }))).toEqual({
      'Passages to embed': '9,000 of 12,304 passages',
      'Estimated time': 'about 4 min',
      'Tokens to send': 'about 2.4 million',
      Requests: '41',
      'Estimated cost': '$0.05',
    });
    expect(told(planWith({ hosted: { ...hosted, cost: null } }))['Estimated cost']).toContain('not known');
  });

  it('know when nothing is left to do', () => {
    expect(told(planWith({ toEmbed: 0 }))).toMatchObject({
      'Passages to embed': 'none: all have their vector',
      'Estimated time': 'a moment',
    });
    expect(told(planWith({ toEmbed: 0, chunks: 0 }))['Passages to embed']).toBe('none yet');
  });
});

describe('startLabel', () => {
  it('says what is agreed to, once for each host', () => {
    const hosted = { host: 'api.openai.com', requests: 41, cost: null, agreed: false };
    expect(startLabel(planWith({}))).toBe('Start');
    expect(startLabel(planWith({ hosted }))).toBe('Send and start');
    expect(startLabel(planWith({ hosted: { ...hosted, agreed: true } }))).toBe('Start');
  });
});

function told(plan: SwitchPlan): Record<string, string> {
  return Object.fromEntries(planFacts(plan).map(({ name, value }) => [name, value]));
}
