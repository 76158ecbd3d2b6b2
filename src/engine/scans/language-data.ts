import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type ScanLanguage, type ScanPlan, scanLanguage } from '../../shared/scans.ts';
import { diskError, ensureSpace } from '../models/download/disk.ts';
import { downloadFile, type Source, type Timeouts } from '../models/download/download.ts';
import { sizeOf } from '../models/download/file-check.ts';
import { requestFrom } from '../models/download/hub.ts';
import type { Fetch } from '../network/fetch.ts';
import { filesInTar } from '../parsing/formats/tar.ts';

/** A package of the registry, and the file in it that is unpacked. */
export interface LanguagePackage {
  version: string;
  bytes: number;
  sha256: string;
  /** Bytes of the unpacked file. */
  unpacked: number;
}

/** The packages `@tesseract.js-data/<language>`: bytes and hashes of what the registry serves. */
export const languagePackages: Readonly<Record<ScanLanguage, LanguagePackage>> = {
  eng: {
    version: '1.0.0',
    bytes: 13_839_644,
    sha256: 'c9bddf2e2f0a214ac7918f3f4a3caf45e09ce8674fe26662ae7787ac8927f7bb',
    unpacked: 5_199_098,
  },
  deu: {
    version: '1.0.0',
    bytes: 8_411_089,
    sha256: '929782d1d505ae09a568c41f2ea73182e84bb323205340abd72654584cd27b2c',
    unpacked: 2_070_514,
  },
  chi_sim: {
    version: '1.0.0',
    bytes: 21_809_859,
    sha256: '850d4a217c87808ef765385cbe5825f4ae99047a49b17e024069ceb663f01c33',
    unpacked: 2_471_033,
  },
};

export const packageRegistry = 'https://registry.npmjs.org/@tesseract.js-data';

export interface LanguageSource {
  fetch: Fetch;
  /** Where the packages are. */
  address: string;
  packages: Readonly<Record<ScanLanguage, LanguagePackage>>;
  timeouts?: Timeouts;
}

/** What letters of a language look like, for reading scanned pages. Fetched only when the user has asked for it. */
export class LanguageData {
  /** The folder with `<language>.traineddata`. */
  readonly folder: string;
  readonly #source: LanguageSource;

  /** @param data the folder of what all libraries share. */
  constructor(data: string, source: LanguageSource) {
    this.folder = join(data, 'scan-languages');
    this.#source = source;
  }

  /** The languages for which nothing has to be fetched. */
  async present(): Promise<ScanLanguage[]> {
    const missing = await this.#missing(scanLanguage.options);
    return scanLanguage.options.filter((language) => !missing.includes(language));
  }

  /** What has to be fetched for these languages. */
  async plan(languages: readonly ScanLanguage[]): Promise<ScanPlan> {
    const missing = await this.#missing(languages);
    return { bytes: this.#bytesOf(missing), address: this.#source.address };
  }

  /**
   * Fetches what is missing, continuing partial downloads.
   * @throws NearnoteError `download-failed`, `disk-full`, `network-off`; the signal’s reason.
   */
  async fetch(
    languages: readonly ScanLanguage[],
    onProgress: (done: number, total: number) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const missing = await this.#missing(languages);
    const total = this.#bytesOf(missing);
    let before = 0;
    for (const language of missing) {
      await this.#fetchOne(language, (bytes) => onProgress(before + bytes, total), signal);
      before += this.#source.packages[language].bytes;
    }
  }

  async #fetchOne(language: ScanLanguage, onProgress: (bytes: number) => void, signal: AbortSignal): Promise<void> {
    const { fetch, address, packages, timeouts } = this.#source;
    const { version, bytes, sha256, unpacked } = packages[language];
    await mkdir(this.folder, { recursive: true });
    ensureSpace(this.folder, bytes + unpacked);
    const archive = join(this.folder, `${language}.tgz`);
    const hub: Source['hub'] = {
      url: address,
      open: (_repository, _revision, path, start, ended) =>
        requestFrom(fetch, `${address}/${language}/-/${path}`, start, ended),
    };
    const file = { path: `${language}-${version}.tgz`, bytes, sha256 };
    const source = { hub, repository: `@tesseract.js-data/${language}`, revision: version, file };
    await downloadFile(source, archive, onProgress, signal, timeouts);
    try {
      const part = join(this.folder, `${language}.traineddata.part`);
      await writeFile(part, unpackedFrom(await readFile(archive), `${language}.traineddata.gz`));
      await rename(part, this.#fileOf(language));
    } catch (error) {
      throw diskError(error, this.folder);
    } finally {
      await rm(archive, { force: true });
    }
  }

  async #missing(languages: readonly ScanLanguage[]): Promise<ScanLanguage[]> {
    const missing: ScanLanguage[] = [];
    for (const language of languages) {
      if ((await sizeOf(this.#fileOf(language))) !== this.#source.packages[language].unpacked) missing.push(language);
    }
    return missing;
  }

  #bytesOf(languages: readonly ScanLanguage[]): number {
    return languages.reduce((sum, language) => sum + this.#source.packages[language].bytes, 0);
  }

  #fileOf(language: ScanLanguage): string {
    return join(this.folder, `${language}.traineddata`);
  }
}

/** The smaller of the two networks in a package: it reads as well, and faster. @throws Error if it is not there. */
function unpackedFrom(archive: Uint8Array, name: string): Uint8Array {
  for (const file of filesInTar(gunzipSync(archive))) {
    if (file.name.endsWith(`_best_int/${name}`)) return gunzipSync(file.bytes);
  }
  throw new Error(`${name} is missing in its package.`);
}
