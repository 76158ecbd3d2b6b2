import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../text-index/vocabulary.ts';
import { Completions } from './completions.ts';

describe('the words that one being typed may become', () => {
  it('are those that begin with it, the common ones first', () => {
    const { completions, named } = over('sleepless', 'slack', 'asleep', 'snow');
    expect(named(completions.of('sl', (id) => id + 1))).toEqual(['slack', 'sleepless']);
    expect(named(completions.of('sle', (id) => id + 1))).toEqual(['sleepless']);
  });

  it('are not those that are in no note any more', () => {
    const { completions, named } = over('sleepless', 'slack');
    expect(named(completions.of('sl', (id) => id))).toEqual(['slack']);
  });

  it('are as many as can be counted at once', () => {
    const { completions } = over(...Array.from({ length: 100 }, (_, at) => `begin${at}`));
    expect(completions.of('be', () => 1)).toHaveLength(64);
    expect(completions.of('b', () => 1)).toEqual([]);
  });

  it('are found among words that came later', () => {
    const { completions, named, vocabulary } = over('slack');
    completions.of('sl', () => 1);
    vocabulary.intern('sleepless');
    expect(named(completions.of('sle', () => 1))).toEqual(['sleepless']);
  });
});

function over(...terms: string[]) {
  const vocabulary = new Vocabulary();
  for (const term of terms) vocabulary.intern(term);
  const named = (ids: number[]) => ids.map((id) => vocabulary.terms[id]);
  return { vocabulary, completions: new Completions(vocabulary), named };
}
