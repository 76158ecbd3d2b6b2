import { totalmem } from 'node:os';
import type { LibraryState } from '../shared/library-state.ts';
import type { Logger } from '../shared/log.ts';
import { modelRuntimeOf } from '../shared/model-runtime.ts';
import type { ModelAdvice, ModelsState, ModelView, NoteLanguage } from '../shared/models.ts';
import { starterId } from './embedding/model-spec.ts';
import { freeSpace } from './lib/free-space.ts';
import type { LibraryFile } from './library/library-file.ts';
import type { LibraryStatus } from './library/library-status.ts';
import { betterModel } from './models/better-model.ts';
import { fitOf, noteLanguages } from './models/model-fit.ts';
import type { ModelRegistry } from './models/model-registry.ts';
import type { NoteStore } from './store/notes.ts';
import { type EmbeddingWork, pendingWork } from './store/sample-texts.ts';

interface ModelAdviserDependencies {
  store: NoteStore;
  models: ModelRegistry;
  libraryStatus: LibraryStatus;
  file: LibraryFile;
  /** The library’s folder. */
  library: string;
  logger: Logger;
}

/**
 * Says which model serves the notes of this library best: by their languages, by what was measured of the models, and by the
 * time that this computer will take.
 */
export class ModelAdviser {
  readonly #dependencies: ModelAdviserDependencies;
  /** All that a model would have to embed, as of a revision of the library. */
  #work: { revision: number; work: EmbeddingWork } | null = null;
  /** Whether the text index knows the languages of all notes. */
  #knowsLanguages = false;
  #isStarted = false;
  /** Whether the library has been indexed and embedded, so that a model may be offered. */
  #isOffering = false;
  /** Whether the computer is measured, or being measured, for this library. */
  #isMeasured = false;

  constructor(dependencies: ModelAdviserDependencies) {
    this.#dependencies = dependencies;
    const { store, models } = dependencies;
    store.index.ready.then(
      () => {
        this.#knowsLanguages = true;
        models.changed();
      },
      // Without its text index the library cannot be searched either; every search says why.
      () => {},
    );
  }

  /** Completes the list of models with what the notes tell of each, and puts the best for them first. */
  async complete(state: ModelsState): Promise<ModelsState> {
    const { index } = this.#dependencies.store;
    const languages = this.#knowsLanguages ? noteLanguages(index.notes.languages) : [];
    const work = await this.#allWork();
    const models = state.models.map((model) => this.#completeView(model, languages, work));
    const advice = await this.#adviceOn(models, languages, work);
    // Before one that finds as much and takes longer.
    const isAdvised = ({ variants }: ModelView) => variants.some(({ key }) => key === advice?.key);
    const rank = (model: ModelView) => (isAdvised(model) ? 1 : (model.fit?.ndcg10 ?? 0));
    return { ...state, models: models.toSorted((a, b) => rank(b) - rank(a)), advice };
  }

  /** Measures what the advice needs. @throws NearnoteError see measureComputer. */
  async measure(): Promise<void> {
    const { store, models } = this.#dependencies;
    await store.index.ready;
    await models.measureComputer(store.database);
  }

  /** From now on a better model may be offered, where somebody can see it. */
  start(): void {
    this.#isStarted = true;
  }

  /** Begins to offer the best model once the library is indexed and embedded. */
  follow(library: LibraryState): void {
    if (!this.#isStarted || !isUpToDate(library)) return;
    const { models, logger } = this.#dependencies;
    // What is best for the sample is no advice: the offer waits for notes of the user’s own.
    if (!this.#isOffering && library.folders.some(({ isSample }) => !isSample)) {
      this.#isOffering = true;
      models.changed();
    }
    if (this.#isMeasured) return;
    this.#isMeasured = true;
    // The settings show the expected times, too, but the figures of another day will do for them.
    if (!this.#mayOffer() && models.settings.content.computer !== null) return;
    const startedAt = performance.now();
    this.measure().then(
      () => {
        logger.log('computer.measured', { ms: performance.now() - startedAt });
        models.changed();
      },
      // Nothing is offered then.
      (error: unknown) => logger.log('computer.not-measured', {}, error),
    );
  }

  /** Bytes free for a model and its vectors; 0 where the system does not say. */
  #freeSpace(): number {
    try {
      return freeSpace(this.#dependencies.library);
    } catch {
      // Nothing is advised then, and downloads ask for themselves.
      return 0;
    }
  }

  /** Remembers that the user has chosen a model, or wants none of those that are offered. */
  async answered(): Promise<void> {
    const { file, models } = this.#dependencies;
    if (!file.content.hasChosenModel) await file.update(() => ({ hasChosenModel: true }));
    models.changed();
  }

  #completeView(model: ModelView, languages: readonly NoteLanguage[], { tokens }: EmbeddingWork): ModelView {
    const { models } = this.#dependencies;
    const [first, ...others] = model.variants.map((variant) => {
      const seconds = tokens / (models.rateOf(variant.key) ?? Number.NaN);
      // Whatever stands in the file of settings: the page takes no other numbers.
      return { ...variant, seconds: Number.isFinite(seconds) ? seconds : null };
    });
    if (first === undefined) throw new Error(`${model.id} has no variant.`);
    return { ...model, fit: fitOf(model.id, languages), variants: [first, ...others] };
  }

  async #adviceOn(
    models: readonly ModelView[],
    languages: NoteLanguage[],
    { chunks }: EmbeddingWork,
  ): Promise<ModelAdvice | null> {
    const room = { memory: totalmem(), disk: this.#freeSpace(), runtime: modelRuntimeOf(process) };
    const better = betterModel(models, chunks, room);
    if (better === null) return null;
    const { model, variant, fit, seconds, activeNdcg10 } = better;
    return {
      key: variant.key,
      name: model.name,
      ndcg10: fit.ndcg10,
      activeNdcg10,
      languages,
      downloadBytes: variant.downloaded ? null : variant.bytes,
      seconds,
      isOffered: this.#isOffering && this.#mayOffer(),
    };
  }

  /** Whoever has left the starter, or is about to, has made their choice. */
  #mayOffer(): boolean {
    const { file } = this.#dependencies;
    const { hasChosenModel, model, switchingTo } = file.content;
    return !hasChosenModel && model.kind === 'local' && model.id === starterId && switchingTo === null;
  }

  async #allWork(): Promise<EmbeddingWork> {
    const { libraryStatus, store } = this.#dependencies;
    const { revision } = libraryStatus.state();
    if (this.#work?.revision !== revision) {
      this.#work = { revision, work: await pendingWork(store.database, null) };
    }
    return this.#work.work;
  }
}

function isUpToDate({ notes, chunks, embedded, failed, progress }: LibraryState): boolean {
  return notes > 0 && progress.phase === 'idle' && embedded + failed >= chunks;
}
