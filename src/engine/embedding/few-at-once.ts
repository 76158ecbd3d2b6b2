/** A query that is typed meanwhile waits for so many texts at most; a service, and a small computer, take no more either. */
const atOnce = 8;

/** Embeds many texts that nobody waits for as for a query, a few at once: a process answers one request after the other. */
export async function embedFewAtOnce<T>(
  texts: readonly string[],
  embed: (few: readonly string[]) => Promise<readonly T[]>,
): Promise<T[]> {
  const vectors: T[] = [];
  for (let at = 0; at < texts.length; at += atOnce) vectors.push(...(await embed(texts.slice(at, at + atOnce))));
  return vectors;
}
