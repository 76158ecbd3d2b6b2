/**
 * Remembers what a function of a text gave for the texts it was last asked for. While a user types, each search reads
 * mostly what the one before has read.
 * @param most texts that are remembered; a text that was not asked for the longest goes first.
 */
export function remembering<T>(read: (text: string) => T, most: number): (text: string) => T {
  const known = new Map<string, { found: T }>();
  return (text) => {
    const entry = known.get(text) ?? { found: read(text) };
    known.delete(text);
    known.set(text, entry);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return entry.found;
  };
}
