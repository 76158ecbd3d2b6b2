import { plainText } from '../notes/without-markup.ts';

const maxCharacters = 400;

/** The words of a table’s first row; empty if they are too many to repeat in every chunk. */
export function tableHead(row: string): string {
  const words = plainText(row.slice(0, maxCharacters))
    .replace(/[|\s]+/g, ' ')
    .trim();
  return row.length > maxCharacters ? '' : words;
}
