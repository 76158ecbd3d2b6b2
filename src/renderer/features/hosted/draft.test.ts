import { describe, expect, it } from 'vitest';
import { hostedService } from '../../../shared/models.ts';
import { addressOf, type DraftFields, isUnencrypted, ownDimensions, presetFields, readDraft } from './draft.ts';

describe('presetFields', () => {
  it('fills in the address and the first model', () => {
    expect(presetFields('openai')).toEqual({
      service: 'openai',
      baseUrl: 'https://api.openai.com/v1',
      model: 'text-embedding-3-small',
      dimensions: '',
    });
  });

  it.each(hostedService.options)('has a preset for %s', (service) => {
    expect(presetFields(service).service).toBe(service);
  });
});

describe('readDraft', () => {
  it('removes slashes at the end of the address, and reads empty dimensions as the model’s own', () => {
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
    ['zero dimensions', { dimensions: '0' }, /between 1 and/],
    ['too many dimensions', { dimensions: '99999' }, /between 1 and/],
  ])('says what to correct for %s', (_, change, problem) => {
    expect(readDraft(fieldsWith(change))).toMatchObject({ problem: { text: expect.stringMatching(problem) } });
  });
});

describe('ownDimensions', () => {
  it('knows the models of the presets', () => {
    expect(ownDimensions({ ...presetFields('openai'), model: ' text-embedding-3-large ' })).toBe(3072);
    expect(ownDimensions({ ...presetFields('openai'), model: 'another' })).toBeNull();
  });
});

describe('addressOf', () => {
  it('is null until the address is complete', () => {
    expect(addressOf(fieldsWith({ baseUrl: 'https:/' }))).toBeNull();
    expect(addressOf(fieldsWith({ baseUrl: 'https://example.com/' }))).toBe('https://example.com');
  });
});

describe('isUnencrypted', () => {
  it('is false for HTTPS and for services on this computer', () => {
    expect(['http://localhost:11434/v1', 'http://127.0.0.1:1', 'https://example.com'].map(isUnencrypted)).toEqual([
      false,
      false,
      false,
    ]);
    expect(isUnencrypted('http://example.com/v1')).toBe(true);
  });
});

function fieldsWith(change: Partial<DraftFields>): DraftFields {
  return { service: 'custom', baseUrl: 'https://example.com/v1', model: 'm', dimensions: '', ...change };
}
