import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ScanLanguage } from '../../shared/scans.ts';

/** What is used of Tesseract’s WebAssembly module. */
interface Tesseract {
  FS: { writeFile(path: string, data: Uint8Array): void };
  TessBaseAPI: new () => TesseractApi;
}

interface TesseractApi {
  /** @returns 0 if all is well. */
  Init(data: null, languages: string, engine: number): number;
  SetVariable(name: string, value: string): boolean;
  SetImageFile(orientation: number, angle: number): number;
  Recognize(monitor: null): number;
  GetUTF8Text(): string;
  MeanTextConf(): number;
  Clear(): void;
}

const isFunction = (value: unknown) => typeof value === 'function';
const startTesseract = z.custom<(options: object) => Promise<Tesseract>>(isFunction);

/** The recogniser of the newer kind, a neural network for lines. */
const lstmOnly = 1;
/** Columns and blocks are found by themselves. */
const automaticLayout = '3';
/** Of 100. Below it, what was read are speckles or a picture. */
const leastConfidence = 35;

/** Reads text in pictures, in some languages at once. */
export class Recogniser {
  readonly #module: Tesseract;
  readonly #api: TesseractApi;

  private constructor(module: Tesseract, api: TesseractApi) {
    this.#module = module;
    this.#api = api;
  }

  /** @param data the folder with the languages’ data. @throws Error if they are missing or damaged. */
  static async load(data: string, languages: readonly ScanLanguage[]): Promise<Recogniser> {
    const { default: core } = await import('tesseract.js-core/tesseract-core-simd-lstm.js');
    const start = startTesseract.parse(core);
    const silent = () => {};
    const module = await start({
      print: silent,
      printErr: silent,
      TesseractProgress: silent,
    });
    for (const language of languages) {
      module.FS.writeFile(`${language}.traineddata`, await readFile(join(data, `${language}.traineddata`)));
    }
    const api = new module.TessBaseAPI();
    if (api.Init(null, languages.join('+'), lstmOnly) !== 0) throw new Error('The language data cannot be loaded.');
    api.SetVariable('tessedit_pageseg_mode', automaticLayout);
    return new Recogniser(module, api);
  }

  /**
   * The text, a line each, paragraphs apart by an empty one; empty where nothing can be read.
   * @param picture the content of a file: PNG, JPEG, WebP, TIFF, BMP, PGM. @param orientation TIFF’s tag 274.
   * @throws Error for no picture.
   */
  read(picture: Uint8Array, orientation: number): string {
    this.#module.FS.writeFile('/input', picture);
    if (this.#api.SetImageFile(orientation, 0) === 1) throw new Error('The picture cannot be read.');
    this.#api.Recognize(null);
    const text = this.#api.MeanTextConf() < leastConfidence ? '' : this.#api.GetUTF8Text();
    this.#api.Clear();
    return text;
  }
}
