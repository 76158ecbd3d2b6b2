import { describe, expect, it } from 'vitest';
import { NearnoteError } from '../../../shared/errors.ts';
import { verbatim } from '../../../shared/user-text.ts';
import type { EmbeddingProvider } from '../../embedding/provider.ts';
import { starter } from '../../models/catalogue.ts';
import { specOf } from '../../models/catalogue-entry.ts';
import { languageProbes } from './language-probes.ts';
import { ProbedLanguages } from './probed-languages.ts';

const german = 'Wie lange müssen die Brötchen eigentlich in den Ofen?';

/** A model that takes a statement and its restatement for the same in the languages that it knows. */
function modelOf(known: readonly string[], embeds = true) {
  const asked: string[] = [];
  const kept: Record<string, boolean> = {};
  const placeOf = (text: string): number => {
    const all = Object.entries(languageProbes).flatMap(([language, probes]) =>
      probes.flatMap((probe, place) =>
        probe.includes(text) ? [known.includes(language) ? place : probe.indexOf(text)] : [],
      ),
    );
    return all[0] ?? 0;
  };
  const provider: EmbeddingProvider = {
    spec: specOf(starter, 'q8'),
    limits: { texts: 1, tokens: 1 },
    isReady: true,
    async embed(texts) {
      if (!embeds) throw new NearnoteError('service-unreachable', verbatim('The service cannot be reached.'));
      asked.push(...texts);
      return texts.map((text) => Float32Array.from({ length: 10 }, (_, at) => (at === placeOf(text) ? 1 : 0)));
    },
    preload() {},
    unloadPassages() {},
    close() {},
  };
  const keep = (language: string, isKnown: boolean): void => {
    kept[language] = isKnown;
  };
  const languages = (before: Record<string, boolean> = {}) => new ProbedLanguages(provider, { known: before, keep });
  return { asked, kept, languages };
}

describe('the languages of a model that nobody has described', () => {
  it('a model knows a language if it finds statements by what they say in other words', async () => {
    const { languages, kept } = modelOf(['fr']);
    const probed = languages();
    await probed.knowsQuery('une question', ['fr', 'de']);
    await probed.settled;
    expect(kept).toEqual({ fr: true, de: false });
    expect(['fr', 'de', 'en', null].map((language) => probed.knows(language))).toEqual([true, false, true, true]);
    expect(await probed.knowsQuery(german, ['de'])).toBe(false);
    expect(await probed.knowsQuery('Combien de temps faut-il cuire les petits pains au four ?', ['fr'])).toBe(true);
  });

  it('a model is asked about the languages of the notes only, once each, and never again once that is known', async () => {
    const { languages, asked } = modelOf([]);
    const probed = languages({ nl: false });
    for (const query of ['eins', 'zwei']) await probed.knowsQuery(query, ['en', 'de', 'nl']);
    await probed.settled;
    expect(asked.length).toBe(2 * (languageProbes.de?.length ?? 0));
    expect(probed.knows('nl')).toBe(false);
  });

  it('a model that is out of reach is assumed to know the language, and nothing is kept', async () => {
    const { languages, kept } = modelOf([], false);
    const probed = languages();
    expect(await probed.knowsQuery(german, ['de'])).toBe(true);
    await probed.settled;
    expect(probed.knows('de')).toBe(true);
    expect(kept).toEqual({});
  });
});
