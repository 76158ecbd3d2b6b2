import { plainText } from '../notes/without-markup.ts';

const mostCharacters = 400;

/** The words of a table's first row, as far as they are few enough to be repeated. */
export function tableHead(row: string): string {
  const words = plainText(row.slice(0, mostCharacters))
    .replace(/[|\s]+/g, ' ')
    .trim();
  return row.length > mostCharacters ? '' : words;
}
