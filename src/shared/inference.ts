import { z } from 'zod';
import { device, dtype, pooling } from './models.ts';
import type { Contract } from './rpc.ts';
import { scanLanguages } from './scans.ts';

export const modelToLoad = z.object({
  /** Folder in the layout of transformers.js: `config.json`, `tokenizer.json`, `onnx/model_<dtype>.onnx`. */
  folder: z.string(),
  dtype,
  device,
  pooling,
  /** Tokens after which a text is truncated. */
  tokenLimit: z.int().positive(),
  /** Whether the process runs with low priority: the user waits for queries, but not for passages. */
  background: z.boolean(),
  /** Whether it is to do with as little memory as it can: a process with this model has crashed. */
  careful: z.boolean(),
});
export type ModelToLoad = z.infer<typeof modelToLoad>;

const pdfPage = z.object({
  /** Of the file, absolute. */
  path: z.string(),
  /** From 1. */
  page: z.int().positive(),
});
export type PdfPage = z.infer<typeof pdfPage>;

const pngFile = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** A picture of more pixels is not unpacked to be read, as each takes up to four bytes: 64 million are A3 at 600 dots per inch. */
export const mostPixelsUnpacked = 64_000_000;

const pictureOfPage = z.object({
  /** How it must be turned to be upright (TIFF’s tag 274). */
  orientation: z.int().min(1).max(8),
  /** Where the page’s directory is in a TIFF file, in bytes; null for other pictures. */
  directory: z.int().nonnegative().max(0xffff_ffff).nullable(),
});
export type PictureOfPage = z.infer<typeof pictureOfPage>;

/** A page of a PDF, or of a picture, which has one unless it is a TIFF file. */
const scannedPage = pdfPage.extend({
  /** Null for a page of a PDF. */
  picture: pictureOfPage.nullable(),
  /** Folder with `<language>.traineddata` for each language. */
  data: z.string(),
  languages: scanLanguages,
});
export type ScannedPage = z.infer<typeof scannedPage>;

// Not `z.instanceof`, whose type excludes arrays over shared buffers.
const float32Array = z.custom<Float32Array>((value) => value instanceof Float32Array);

/** The requests of the inference process, which has no state but what it has loaded. */
export const inferenceRequests = {
  load: { input: modelToLoad, output: z.object({}) },
  embed: {
    input: z.object({ texts: z.array(z.string()).min(1) }),
    output: z.object({
      /** All vectors, of unit length, one after another in the order of the texts. */
      vectors: float32Array,
      dimensions: z.int(),
      /** Tokens of all texts together, those that the tokenizer adds included. */
      tokens: z.int(),
      /** Time of the inference in milliseconds, without tokenising and waiting. */
      ms: z.number(),
    }),
  },
  /** Reads the picture of a page, at low priority. The text is empty where no letters are found. */
  recognise: { input: scannedPage, output: z.object({ text: z.string() }) },
  /** The picture of a PDF’s page as PNG in shades of grey, 1,600 pixels high at most; null if it has none. */
  pagePicture: { input: pdfPage, output: z.object({ png: pngFile.nullable() }) },
} satisfies Contract;
