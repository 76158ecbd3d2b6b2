import type { Response } from 'undici';
import { z } from 'zod';
import { NearnoteError } from '../../../shared/errors.ts';
import { userText } from '../../../shared/user-text.ts';
import type { Fetch } from '../../network/fetch.ts';
import type { ModelFile } from '../catalogue-entry.ts';
import { notAHub, refused, unreachable } from './hub-errors.ts';

const mebibyte = 2 ** 20;
const listingLimit = 20 * mebibyte;
const settingsLimit = 4 * mebibyte;
const answerTimeout = 30_000;

const hubModel = z.object({
  /** The commit. */
  sha: z.string().regex(/^[0-9a-f]{40}$/),
  pipeline_tag: z.string().nullish(),
  library_name: z.string().nullish(),
  tags: z.array(z.string()).default([]),
  siblings: z.array(
    z.object({
      rfilename: z.string(),
      size: z.int().nonnegative(),
      /** Only for files that the hub keeps outside Git, such as all large ones. */
      lfs: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }).nullish(),
    }),
  ),
});
export type HubModel = z.infer<typeof hubModel>;

/** A file of a repository, by its path; null if there is none. */
export function fileOf(model: HubModel, path: string): ModelFile | null {
  const found = model.siblings.find(({ rfilename }) => rfilename === path);
  return found === undefined ? null : { path, bytes: found.size, sha256: found.lfs?.sha256 ?? null };
}

/** Requests a file from a byte offset on. Redirects are followed; the caller checks the status. */
export function requestFrom(fetch: Fetch, url: string, start: number, signal: AbortSignal): Promise<Response> {
  return fetch(url, {
    // Byte offsets refer to the uncompressed file.
    headers: { 'accept-encoding': 'identity', ...(start > 0 && { range: `bytes=${start}-` }) },
    signal,
  });
}

/** A client for the Hugging Face hub, or a mirror of it (https://huggingface.co/docs/hub/api). */
export class Hub {
  readonly url: string;
  readonly #fetch: Fetch;

  constructor(fetch: Fetch, url: string) {
    this.#fetch = fetch;
    this.url = url.replace(/\/+$/, '');
  }

  /**
   * Lists the files of a repository at its latest commit.
   * @throws NearnoteError `model-unknown` (missing, private, gated), `model-unfit` (the list is absurdly long),
   * `download-failed`.
   */
  async describe(repository: string): Promise<HubModel> {
    const url = `${this.url}/api/models/${repository}/revision/main?blobs=true`;
    const answer = await this.#json(url, listingLimit, repository, null);
    const parsed = hubModel.safeParse(answer);
    if (!parsed.success) throw notAHub(this.url, parsed.error);
    return parsed.data;
  }

  /** Reads a small settings file. @throws as `describe`. */
  readJson(repository: string, revision: string, path: string): Promise<unknown> {
    return this.#json(this.#fileUrl(repository, revision, path), settingsLimit, repository, path);
  }

  /** @see requestFrom */
  open(repository: string, revision: string, path: string, start: number, signal: AbortSignal): Promise<Response> {
    return requestFrom(this.#fetch, this.#fileUrl(repository, revision, path), start, signal);
  }

  #fileUrl(repository: string, revision: string, path: string): string {
    return `${this.url}/${repository}/resolve/${revision}/${path}`;
  }

  async #json(url: string, limit: number, repository: string, path: string | null): Promise<unknown> {
    let text: string;
    try {
      const response = await this.#fetch(url, { signal: AbortSignal.timeout(answerTimeout) });
      if (!response.ok) {
        await response.body?.cancel();
        throw refused(this.url, response.status, repository, path);
      }
      text = await readText(response, limit);
    } catch (error) {
      throw error instanceof NearnoteError ? error : unreachable(this.url, error);
    }
    try {
      return JSON.parse(text);
    } catch (error) {
      throw notAHub(this.url, error);
    }
  }
}

async function readText(response: Response, limit: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    // Leaving the loop closes the connection.
    if (text.length > limit)
      throw new NearnoteError('model-unfit', userText('{url} is far larger than it should be.', { url: response.url }));
  }
  return text + decoder.decode();
}
