import { describe, expect, it } from 'vitest';
import { costText, figuresText, gainText } from './offer-text.ts';
import { adviceWith } from './testing.ts';

describe('the offer of a model', () => {
  it('the offer names the languages of the notes and what the model gains', () => {
    expect(gainText(adviceWith({}))).toBe(
      'multilingual-e5-small would find more in your notes (62% German, 38% English).',
    );
    expect(gainText(adviceWith({ languages: [{ language: 'fr', share: 1 }] }))).toContain('in your notes (French)');
    expect(figuresText(adviceWith({}), 'Nearnote starter')).toBe(
      'In tests with notes in these languages, multilingual-e5-small reached 7.2 of 10, Nearnote starter 6.2.',
    );
  });

  it('the offer says what has to be downloaded, and how long it takes here after that', () => {
    expect(costText(adviceWith({}))).toBe(
      '135 MB to download, then about 14 min on this computer; searching goes on meanwhile.',
    );
    expect(costText(adviceWith({ downloadBytes: null, seconds: 8 }))).toBe(
      'It takes about 8 s on this computer; searching goes on meanwhile.',
    );
  });
});
