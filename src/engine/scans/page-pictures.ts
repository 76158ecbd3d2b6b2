import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { inferenceRequests } from '../../shared/inference.ts';
import { connect } from '../../shared/rpc.ts';
import type { StartInference } from '../embedding/inference-process.ts';
import { withinTime } from '../embedding/time-limit.ts';
import { pathIn } from '../lib/path-in.ts';
import { writeInOneStep } from '../lib/replace-file.ts';
import { locatedNote } from '../library/read-note.ts';
import { sizeOf } from '../models/download/file-check.ts';
import type { Database } from '../store/database.ts';
import { pagesRead } from '../store/scanned-pages.ts';

/** Milliseconds for one page. */
const patience = 30_000;

/** Pictures of scanned pages, made when the user reads what was recognised in them. */
export class PagePictures {
  readonly #database: Database;
  readonly #start: StartInference;
  readonly #folder: string;
  readonly #making = new Map<string, Promise<string | null>>();

  /** @param folder for the pictures; whoever forgets what was read forgets them, too. */
  constructor(database: Database, start: StartInference, folder: string) {
    this.#database = database;
    this.#start = start;
    this.#folder = folder;
  }

  /**
   * The file with the picture of a page that was read; null if it was not, or cannot be shown.
   * @throws NearnoteError `note-missing`.
   */
  async find(noteId: number, page: number): Promise<string | null> {
    const { folder, path, contentHash } = await locatedNote(this.#database, noteId);
    if (!(await pagesRead(this.#database, noteId)).includes(page)) return null;
    const name = `${contentHash}-${page}.png`;
    const known = this.#making.get(name);
    if (known !== undefined) return known;
    const making = this.#make(pathIn(folder, path), page, join(this.#folder, name));
    this.#making.set(name, making);
    try {
      return await making;
    } finally {
      this.#making.delete(name);
    }
  }

  async #make(path: string, page: number, file: string): Promise<string | null> {
    // It is asked for twice: how large it is, and then for itself.
    if ((await sizeOf(file)) !== null) return file;
    const process = this.#start();
    try {
      const { png } = await withinTime(patience, connect(inferenceRequests, process)('pagePicture', { path, page }));
      if (png === null) return null;
      await mkdir(this.#folder, { recursive: true });
      await writeInOneStep(file, (part) => part.writeFile(png));
      return file;
    } catch {
      // The file is damaged, or gone, or took too long, or the disk is full: what was read of it is shown without its picture.
      return null;
    } finally {
      process.kill();
    }
  }
}
