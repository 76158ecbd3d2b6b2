import type { ComparedNote, Comparison } from '../../shared/domain.ts';
import { NearnoteError } from '../../shared/errors.ts';
import type { UserText } from '../../shared/user-text.ts';
import { keyOf } from '../embedding/model-spec.ts';
import type { ModelRegistry } from '../models/model-registry.ts';
import { Search, type SearchResults } from '../search/search.ts';
import type { Generation } from '../store/generations.ts';
import type { ActiveModel, ActiveModelDependencies } from './active-model.ts';

/** As many as the user remembers having asked. */
export const comparedQuestions = 10;
/** Notes of each answer. */
const shownNotes = 5;

type ComparisonDependencies = ActiveModelDependencies & { models: ModelRegistry };

/**
 * Asks the same questions of the model that search uses and of one whose vectors were kept. Each answers from its own vectors: they
 * are never mixed.
 * @throws NearnoteError what keeps the kept model from embedding a question, such as `model-unavailable` or `token-refused`.
 */
export async function compareAnswers(
  { store, dictionary, models }: ComparisonDependencies,
  kept: Generation,
  active: ActiveModel,
  queries: readonly string[],
): Promise<Comparison> {
  const key = keyOf(kept.spec);
  const provider = await models.providerOf(kept.spec);
  let unavailable: UserText | null = null;
  const search = new Search(store, kept, provider, dictionary, {
    hasVectors: () => true,
    // Answers by words alone would say nothing of the model.
    onSemanticUnavailable: (message) => {
      unavailable = message;
    },
    languages: {
      known: models.languagesOf(key),
      keep: (language, isKnown) => models.rememberLanguage(key, language, isKnown),
    },
    vectorMemory: models.settings.content.vectorMemory,
  });
  try {
    const questions: Comparison['questions'] = [];
    for (const query of queries) {
      const request = { query, limit: shownNotes, mode: 'hybrid' } as const;
      const before = await search.search(request);
      if (unavailable !== null) throw new NearnoteError('model-unavailable', unavailable);
      const now = await active.answer((each) => each.search(request));
      questions.push({ query, before: notesOf(before), now: notesOf(now) });
    }
    return { before: kept.spec.name, now: active.generation.spec.name, questions };
  } finally {
    await search.close();
    provider.close();
  }
}

function notesOf({ hits }: SearchResults): ComparedNote[] {
  return hits.map(({ noteId, title, folder, path }) => ({ noteId, title, folder, path }));
}
