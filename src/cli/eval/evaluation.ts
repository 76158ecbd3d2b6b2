import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from '../../engine/engine.ts';
import { type SearchMode, searchMode } from '../../shared/domain.ts';
import { NearnoteError } from '../../shared/errors.ts';
import { userText } from '../../shared/user-text.ts';
import type { ModelChoice } from '../choose-model.ts';
import { indexAndWait } from '../index-folder.ts';
import type { Terminal } from '../terminal.ts';
import { depth, type Figures, figuresOf, notesOf } from './figures.ts';
import type { LabelledSet } from './labelled-set.ts';
import { rowOf, writeNotes } from './notes.ts';

/** A labelled set in a library. */
export interface Evaluation {
  /** Name of the model that search used. */
  model: string;
  documents: number;
  passages: number;
  /** What to know of the figures, in words for the user. */
  notices: string[];
  /** Asks all queries. @throws the signal's reason, between two queries. */
  figures(mode: SearchMode): Promise<Figures>;
}

export const allModes: readonly SearchMode[] = searchMode.options;

/**
 * Takes a set's documents in as notes, which lie in the library's own folder.
 * @throws NearnoteError `invalid-request` when the library holds other notes, and see indexAndWait; the signal's reason.
 */
export async function evaluated(
  set: LabelledSet,
  engine: Engine,
  {
    library,
    choice,
    terminal,
    signal,
  }: { library: string; choice: Partial<ModelChoice>; terminal: Terminal; signal: AbortSignal },
): Promise<Evaluation> {
  const folder = join(await realpath(library), 'eval-notes');
  const other = engine.state().folders.find(({ path }) => path !== folder);
  if (other !== undefined) {
    throw new NearnoteError(
      'invalid-request',
      userText('{library} holds the notes of {path}: the figures would be about these, too. Name another folder.', {
        library,
        path: other.path,
      }),
    );
  }
  const { ids, repeated } = await writeNotes(set.documents, folder, signal);
  await Promise.race([indexAndWait(engine, folder, choice, terminal), abortion(signal)]);
  const { model, chunks, skippedFiles, failed, notice } = engine.state();
  const missing = missingDocuments(set, ids);
  const [again] = repeated;
  return {
    model: model.name,
    documents: ids.length,
    passages: chunks,
    notices: [
      ...set.notices,
      ...(again === undefined
        ? []
        : [`${repeated.length} documents have the id of one before them (“${again}”), and are left out.`]),
      ...(missing === 0 ? [] : [`${missing} documents with labels are not in corpus.jsonl: they count as not found.`]),
      ...(skippedFiles === 0 ? [] : [`${skippedFiles} documents hold no text, or could not be read.`]),
      ...(failed === 0 ? [] : [`${failed} passages could not be embedded.`]),
    ],
    figures: (mode) => {
      const ask = async (query: string) => {
        const { hits, ms } = await engine.search({ query, limit: depth, mode });
        // Hybrid search goes on by words when its model is out of reach: such figures would not be what they say.
        const trouble = engine.state().notice;
        if (trouble !== null && trouble !== notice) throw new NearnoteError('model-unavailable', trouble);
        return { ranked: notesOf(hits).map((name) => ids[rowOf(name)] ?? ''), ms };
      };
      return figuresOf(set, ask, signal);
    },
  };
}

function missingDocuments({ queries, labels }: LabelledSet, ids: string[]): number {
  const present = new Set(ids);
  const labelled = new Set(queries.flatMap(({ id }) => [...(labels.get(id)?.keys() ?? [])]));
  return [...labelled].filter((id) => !present.has(id)).length;
}

/** Rejects with the signal's reason. */
function abortion(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  if (signal.aborted) reject(signal.reason);
  else signal.addEventListener('abort', () => reject(signal.reason));
  return promise;
}
