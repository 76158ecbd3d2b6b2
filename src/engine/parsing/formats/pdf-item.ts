/** A piece of text and its place on a page, from the PDF parser. */
export interface TextItem {
  str: string;
  /** Scale, rotation and position. The last two numbers are x and y, from the page’s lower left corner. */
  transform: number[];
  width: number;
  height: number;
  hasEOL: boolean;
}
