import { describe, expect, it } from 'vitest';
import { hostedModel } from '../../../shared/models.ts';
import { hostedSpec } from './hosted-spec.ts';

describe('a hosted model', () => {
  it('a hosted model is named after model and service, and identified by all that decides its vectors', () => {
    const spec = hostedSpec(
      { service: 'openai', baseUrl: 'https://api.openai.com/v1/', model: 'text-embedding-3-small', dimensions: null },
      1536,
    );
    expect(hostedModel.parse(spec)).toEqual({
      kind: 'hosted',
      id: 'hosted:https://api.openai.com/v1#text-embedding-3-small:1536',
      name: 'text-embedding-3-small · OpenAI',
      service: 'openai',
      baseUrl: 'https://api.openai.com/v1',
      model: 'text-embedding-3-small',
      dimensions: 1536,
      asksForDimensions: false,
    });
  });

  it('a hosted model has the width that the user asked for', () => {
    const draft = { service: 'openai', baseUrl: 'https://api.openai.com/v1', model: 'm', dimensions: 256 } as const;
    expect(hostedSpec(draft, 256)).toMatchObject({ dimensions: 256, asksForDimensions: true });
  });

  it('a model of GitHub goes by its bare name at the older address, and by its full name at the newer one', () => {
    const draft = { service: 'github', model: 'openai/text-embedding-3-small', dimensions: null } as const;
    const older = hostedSpec({ ...draft, baseUrl: 'https://models.inference.ai.azure.com' }, 1536);
    const newer = hostedSpec({ ...draft, baseUrl: 'https://models.github.ai/inference' }, 1536);
    expect(older.model).toBe('text-embedding-3-small');
    expect(newer.model).toBe('openai/text-embedding-3-small');
    expect(newer.name).toBe('text-embedding-3-small · GitHub Models');
  });

  it('a hosted model of a service without a name is named after its host', () => {
    const draft = { service: 'custom', baseUrl: 'http://127.0.0.1:8080/v1', model: 'bge', dimensions: null } as const;
    expect(hostedSpec(draft, 384).name).toBe('bge · 127.0.0.1:8080');
  });
});
