/** What a note says of itself, apart from its text: front matter, document information, key words. */
export interface Properties {
  title: string | null;
  /** As they are written, without `#`, each once. */
  tags: string[];
  aliases: string[];
  /** Milliseconds since the epoch; a day without a time begins at midnight where the user is. */
  date: number | null;
}

export const noProperties: Properties = { title: null, tags: [], aliases: [], date: null };
