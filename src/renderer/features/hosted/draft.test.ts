import { describe, expect, it } from 'vitest';
import { hostedService } from '../../../shared/models.ts';
import { addressOf, type DraftFields, isReadableOnTheWay, ownDimensions, presetFields, readDraft } from './draft.ts';

describe('presetFields', () => {
  it('fill in the address and the first model', () => {
    expect(presetFields('openai')).toEqual({
      service: 'openai',
      baseUrl: 'https://api.openai.com/v1',
      model: 'text-embedding-3-small',
      dimensions: '',
    });
  });

  it.each(hostedService.options)('exist for %s', (service) => {
    expect(presetFields(service).service).toBe(service);
  });
});

describe('readDraft', () => {
  it('takes the address without a slash at its end, and empty dimensions as the model’s own', () => {
    expect(readDraft(fieldsWith({ baseUrl: ' https://example.com/v1// ', model: ' m ' }))).toEqual({
      draft: { service: 'custom', baseUrl: 'https://example.com/v1', model: 'm', dimensions: null },
    });
    expect(readDraft(fieldsWith({ dimensions: ' 256 ' }))).toMatchObject({ draft: { dimensions: 256 } });
  });

  it.each([
    ['no model', { model: ' ' }, /name of the model/],
    ['no address', { baseUrl: '' }, /must begin with https/],
    ['an address that is a file', { baseUrl: 'file:///etc/passwd' }, /must begin with https/],
    ['dimensions that are no number', { dimensions: 'many' }, /whole number/],
    ['dimensions that are none', { dimensions: '0' }, /between 1 and/],
    ['too many dimensions', { dimensions: '99999' }, /between 1 and/],
  ])('says what to mend for %s', (_, change, problem) => {
    expect(readDraft(fieldsWith(change))).toEqual({ problem: expect.stringMatching(problem) });
  });
});

describe('ownDimensions', () => {
  it('are known for the models of the preset', () => {
    expect(ownDimensions({ ...presetFields('openai'), model: ' text-embedding-3-large ' })).toBe(3072);
    expect(ownDimensions({ ...presetFields('openai'), model: 'another' })).toBeNull();
  });
});

describe('an address', () => {
  it('is none until it is complete', () => {
    expect(addressOf(fieldsWith({ baseUrl: 'https:/' }))).toBeNull();
    expect(addressOf(fieldsWith({ baseUrl: 'https://example.com/' }))).toBe('https://example.com');
  });

  it('is safe inside this computer or encrypted', () => {
    expect(['http://localhost:11434/v1', 'http://127.0.0.1:1', 'https://example.com'].map(isReadableOnTheWay)).toEqual([
      false,
      false,
      false,
    ]);
    expect(isReadableOnTheWay('http://example.com/v1')).toBe(true);
  });
});

function fieldsWith(change: Partial<DraftFields>): DraftFields {
  return { service: 'custom', baseUrl: 'https://example.com/v1', model: 'm', dimensions: '', ...change };
}
