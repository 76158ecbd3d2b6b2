/** A note’s metadata: front matter, document information, keywords. */
export interface Properties {
  title: string | null;
  /** As written, without `#`, each once. */
  tags: string[];
  aliases: string[];
  /** Milliseconds since the epoch. A date without a time means midnight in the user’s time zone. */
  date: number | null;
}

export const noProperties: Properties = { title: null, tags: [], aliases: [], date: null };
