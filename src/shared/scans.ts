import { z } from 'zod';
import { userTextShape } from './user-text.ts';

/** The languages that scanned pages can be read in, as Tesseract names them. */
export const scanLanguage = z.enum(['eng', 'deu', 'chi_sim']);
export type ScanLanguage = z.infer<typeof scanLanguage>;

export const scanLanguages = z.array(scanLanguage).min(1).max(scanLanguage.options.length);

/** What reading scanned pages is at. `done` and `total` count bytes of language data, or pages. */
const scanActivity = z.object({
  kind: z.enum(['fetching', 'reading']),
  done: z.int(),
  total: z.int(),
});

/** The scanned pages of a library, and what has become of reading them. */
export const scanState = z.object({
  /** Files with pages without text that were not read yet, those pages, and how many of them are in pictures. */
  files: z.int(),
  pages: z.int(),
  pictures: z.int(),
  /** Whether pictures, which the user has asked for, are read before they have answered: what is needed for it is here. */
  readsPictures: z.boolean(),
  /** Whether the user wants them read; null before they have answered. */
  isOn: z.boolean().nullable(),
  /** The languages they are read in. */
  languages: z.array(scanLanguage),
  /** Null while nothing is done. */
  activity: scanActivity.nullable(),
  /** Why reading has stopped; null if it has not. */
  failure: userTextShape.nullable(),
});
export type ScanState = z.infer<typeof scanState>;

/** What has to be fetched before pages can be read: nothing for `bytes` 0. */
export const scanPlan = z.object({
  bytes: z.int(),
  /** Where from. */
  address: z.string(),
});
export type ScanPlan = z.infer<typeof scanPlan>;
