import { mkdir, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Dtype } from '../../../shared/models.ts';
import { dtype } from '../../../shared/models.ts';
import { type CatalogueEntry, filesOf, type ModelFile } from '../catalogue-entry.ts';
import { diskError, ensureSpace } from './disk.ts';
import { downloadFile, type Timeouts } from './download.ts';
import { hashIfIntact, sizeOf } from './file-check.ts';
import type { Hub } from './hub.ts';
import { copyChecked, findImport } from './import-files.ts';
import { readMarker, removeMarker, writeMarker } from './marker.ts';
import { partPath } from './part-file.ts';

export interface DownloadOptions {
  signal: AbortSignal;
  /** In bytes. */
  onProgress: (done: number, total: number) => void;
  timeouts?: Timeouts;
}

/**
 * The files of local models, in the layout of transformers.js. Each built-in model has a folder; models from the hub are
 * in `models/<organisation>/<name>/<revision>`, where the variants of a model share its small files.
 */
export class ModelFiles {
  readonly #builtIn: string;
  readonly #downloaded: string;
  /** The latest change to each folder: changes to a folder run one after another. */
  readonly #changes = new Map<string, Promise<unknown>>();

  /**
   * @param builtIn contains a folder for each built-in model.
   * @param data contains what all libraries share.
   */
  constructor(builtIn: string, data: string) {
    this.#builtIn = builtIn;
    this.#downloaded = join(data, 'models');
  }

  /** The folder to load a variant from; null unless the variant is complete and checked. */
  async find(entry: CatalogueEntry, format: Dtype): Promise<string | null> {
    if (entry.builtIn) return join(this.#builtIn, entry.id);
    const folder = this.#folderOf(entry);
    const files = await readMarker(folder, format);
    if (files === null) return null;
    for (const file of files) if ((await sizeOf(join(folder, file.path))) !== file.bytes) return null;
    return folder;
  }

  /**
   * Downloads the missing files of a variant, continuing partial ones.
   * @returns the folder to load it from.
   * @throws NearnoteError `model-unknown`, `download-failed`, `disk-full`; the signal’s reason.
   */
  download(hub: Hub, entry: CatalogueEntry, format: Dtype, options: DownloadOptions): Promise<string> {
    return this.#change(entry, async (folder) => {
      const { signal, onProgress, timeouts } = options;
      const total = sum(filesOf(entry, format));
      const complete: ModelFile[] = [];
      const missing: ModelFile[] = [];
      let partialBytes = 0;
      for (const file of filesOf(entry, format)) {
        signal.throwIfAborted();
        const path = join(folder, file.path);
        // Hashed even if a marker names it: a file damaged by a power cut may have the right size.
        const sha256 = await hashIfIntact(path, file);
        if (sha256 !== null) complete.push({ ...file, sha256 });
        else {
          missing.push(file);
          partialBytes += (await sizeOf(partPath(path))) ?? 0;
        }
      }
      ensureSpace(folder, sum(missing) - partialBytes);

      for (const file of missing) {
        const before = sum(complete);
        const source = { hub, repository: entry.id, revision: entry.revision, file };
        const progress = (bytes: number): void => onProgress(before + bytes, total);
        const sha256 = await downloadFile(source, join(folder, file.path), progress, signal, timeouts);
        complete.push({ ...file, sha256 });
      }
      await writeMarker(folder, format, complete);
      return folder;
    });
  }

  /**
   * Imports the files of a variant from a folder, see findImport.
   * @returns the folder to load it from.
   * @throws NearnoteError `model-unfit` if a file is missing or differs, `disk-full`, `download-failed`.
   */
  import(entry: CatalogueEntry, format: Dtype, chosen: string): Promise<string> {
    return this.#change(entry, async (folder) => {
      const files = filesOf(entry, format);
      const from = await findImport(entry, files, chosen);
      ensureSpace(folder, sum(files));
      const complete: ModelFile[] = [];
      for (const file of files) {
        const sha256 = await copyChecked(entry, file, join(from, file.path), join(folder, file.path));
        complete.push({ ...file, sha256 });
      }
      await writeMarker(folder, format, complete);
      return folder;
    });
  }

  /** Deletes a complete or partial variant, except for files that another variant needs. @returns the bytes freed. */
  remove(entry: CatalogueEntry, format: Dtype): Promise<number> {
    return this.#change(entry, async (folder) => {
      const kept = new Set<string>();
      for (const other of dtype.options.filter((one) => one !== format)) {
        for (const file of (await readMarker(folder, other)) ?? []) kept.add(file.path);
      }
      await removeMarker(folder, format);
      let freed = 0;
      for (const { path } of filesOf(entry, format)) {
        const complete = join(folder, path);
        for (const file of kept.has(path) ? [partPath(complete)] : [complete, partPath(complete)]) {
          freed += (await sizeOf(file)) ?? 0;
          await rm(file, { force: true });
        }
      }
      for (const empty of [join(folder, 'onnx'), folder, dirname(folder), dirname(dirname(folder))]) {
        // Fails for a folder that is not empty or does not exist.
        await rmdir(empty).catch(() => {});
      }
      return freed;
    });
  }

  #folderOf(entry: CatalogueEntry): string {
    return join(this.#downloaded, ...entry.id.split('/'), entry.revision);
  }

  /** Changes a model’s folder once the previous change is done, whether or not that succeeded. */
  #change<T>(entry: CatalogueEntry, work: (folder: string) => Promise<T>): Promise<T> {
    const folder = this.#folderOf(entry);
    const change = async (): Promise<T> => {
      try {
        await mkdir(folder, { recursive: true });
        return await work(folder);
      } catch (error) {
        throw diskError(error, folder);
      }
    };
    const result = (this.#changes.get(folder) ?? Promise.resolve()).then(change, change);
    this.#changes.set(folder, result);
    return result;
  }
}

function sum(files: readonly ModelFile[]): number {
  return files.reduce((bytes, file) => bytes + file.bytes, 0);
}
