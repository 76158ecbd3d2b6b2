import { messageOf } from '../../../shared/errors.ts';
import type { Dtype } from '../../../shared/models.ts';
import { type CatalogueEntry, downloadBytes } from '../catalogue-entry.ts';
import type { Hub } from './hub.ts';
import type { ModelFiles } from './model-files.ts';

export interface DownloadProgress {
  done: number;
  total: number;
}

interface Download extends DownloadProgress {
  abort: AbortController;
  finished: Promise<void>;
}

/** The downloads under way, one for each model however many ask for it, and why the last one of a model failed. */
export class Downloads {
  readonly #files: ModelFiles;
  readonly #hub: () => Hub;
  readonly #changed: () => void;
  readonly #running = new Map<string, Download>();
  readonly #failures = new Map<string, string>();
  readonly #watchers = new Map<string, Set<(done: number, total: number) => void>>();

  /** @param hub where from, asked at each download. */
  constructor(files: ModelFiles, hub: () => Hub, changed: () => void) {
    this.#files = files;
    this.#hub = hub;
    this.#changed = changed;
  }

  progressOf(key: string): DownloadProgress | null {
    return this.#running.get(key) ?? null;
  }

  failureOf(key: string): string | null {
    return this.#failures.get(key) ?? null;
  }

  forgetFailure(key: string): void {
    if (this.#failures.delete(key)) this.#changed();
  }

  /**
   * Downloads a model's files, or waits for the download that is under way.
   * @throws NearnoteError see ModelFiles.download; the signal's reason once `cancel` was called.
   */
  start(key: string, entry: CatalogueEntry, dtype: Dtype): Promise<void> {
    const running = this.#running.get(key);
    if (running !== undefined) return running.finished;
    const abort = new AbortController();
    const total = downloadBytes(entry, dtype) ?? 0;
    const download: Download = { done: 0, total, abort, finished: Promise.resolve() };
    const finished = this.#download(key, entry, dtype, download);
    download.finished = finished;
    this.#running.set(key, download);
    this.#failures.delete(key);
    this.#changed();
    return finished;
  }

  /** Tells the progress of a model's download, whoever has begun it. @returns what ends that. */
  watch(key: string, onProgress: (done: number, total: number) => void): () => void {
    const watchers = this.#watchers.get(key) ?? new Set();
    this.#watchers.set(key, watchers.add(onProgress));
    return () => void watchers.delete(onProgress);
  }

  /** Ends a download; what has come is kept for the next attempt. */
  async cancel(key: string): Promise<void> {
    const running = this.#running.get(key);
    running?.abort.abort();
    // That it was cancelled is told to whoever waits for it.
    await running?.finished.catch(() => {});
  }

  async close(): Promise<void> {
    await Promise.all([...this.#running.keys()].map((key) => this.cancel(key)));
  }

  async #download(key: string, entry: CatalogueEntry, dtype: Dtype, download: Download): Promise<void> {
    const onProgress = (done: number, total: number) => {
      download.done = done;
      download.total = total;
      for (const watcher of this.#watchers.get(key) ?? []) watcher(done, total);
      this.#changed();
    };
    try {
      await this.#files.download(this.#hub(), entry, dtype, { signal: download.abort.signal, onProgress });
    } catch (error) {
      if (!download.abort.signal.aborted) this.#failures.set(key, messageOf(error));
      throw error;
    } finally {
      this.#running.delete(key);
      this.#changed();
    }
  }
}
