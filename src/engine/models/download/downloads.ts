import { userTextOf } from '../../../shared/errors.ts';
import type { Dtype } from '../../../shared/models.ts';
import type { UserText } from '../../../shared/user-text.ts';
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

/** The downloads in progress, one for each model, and why the last download of a model failed. */
export class Downloads {
  readonly #files: ModelFiles;
  readonly #hub: () => Hub;
  readonly #onChange: () => void;
  readonly #running = new Map<string, Download>();
  readonly #failures = new Map<string, UserText>();
  readonly #watchers = new Map<string, Set<(done: number, total: number) => void>>();

  /** @param hub called for each download, because the user may change the address. */
  constructor(files: ModelFiles, hub: () => Hub, onChange: () => void) {
    this.#files = files;
    this.#hub = hub;
    this.#onChange = onChange;
  }

  progressOf(key: string): DownloadProgress | null {
    return this.#running.get(key) ?? null;
  }

  failureOf(key: string): UserText | null {
    return this.#failures.get(key) ?? null;
  }

  forgetFailure(key: string): void {
    if (this.#failures.delete(key)) this.#onChange();
  }

  /**
   * Downloads a model’s files, or waits for the download in progress.
   * @throws NearnoteError see ModelFiles.download; an AbortError once `cancel` was called.
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
    this.#onChange();
    return finished;
  }

  /** Reports the progress of a model’s downloads. @returns a function that ends the reports. */
  watch(key: string, onProgress: (done: number, total: number) => void): () => void {
    const watchers = this.#watchers.get(key) ?? new Set();
    this.#watchers.set(key, watchers.add(onProgress));
    return () => void watchers.delete(onProgress);
  }

  /** Cancels a download; the data so far is kept, so that it can be continued. */
  async cancel(key: string): Promise<void> {
    const running = this.#running.get(key);
    running?.abort.abort();
    // The callers of `start` get the rejection.
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
      this.#onChange();
    };
    try {
      await this.#files.download(this.#hub(), entry, dtype, { signal: download.abort.signal, onProgress });
    } catch (error) {
      if (!download.abort.signal.aborted) this.#failures.set(key, userTextOf(error));
      throw error;
    } finally {
      this.#running.delete(key);
      this.#onChange();
    }
  }
}
