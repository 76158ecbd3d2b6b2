import { z } from 'zod';

/** The largest number of the database’s columns of whole numbers. */
const largest = 2_147_483_647;

/** The id of a row of the database. */
export const rowId = z.int().min(0).max(largest);

/** A place in a text, or among many things. */
export const position = z.int().min(0).max(largest);

/** A path of a file or folder: more than any system allows, without the letter that none does. */
export const filePath = z
  .string()
  .min(1)
  .max(10_000)
  .refine((path) => !path.includes('\0'));

/** An address of the web. */
export const webAddress = z.string().max(2_000);
