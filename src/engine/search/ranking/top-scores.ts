import { HighestValues } from '../../lib/highest-values.ts';

/**
 * The places of the highest scores above 0, unordered.
 * @param places those that have a score, each once. Of equal scores, the first ones are taken.
 * @param allowed by place; 0 excludes it, and so does the end of the array.
 */
export function topScores(scores: Float32Array, count: number, places: Int32Array, allowed?: Uint8Array): number[] {
  const highest = new HighestValues(count);
  let least = 0;
  for (let at = 0; at < places.length; at++) {
    const place = places[at] ?? 0;
    const score = scores[place] ?? 0;
    if (score <= least || (allowed !== undefined && allowed[place] !== 1)) continue;
    highest.add(score);
    least = Math.max(0, highest.least);
  }
  const above: number[] = [];
  const equal: number[] = [];
  for (let at = 0; at < places.length; at++) {
    const place = places[at] ?? 0;
    const score = scores[place] ?? 0;
    if (score < least || score <= 0 || (allowed !== undefined && allowed[place] !== 1)) continue;
    if (score > least) above.push(place);
    else equal.push(place);
  }
  for (const place of equal.slice(0, count - above.length)) above.push(place);
  return above;
}
