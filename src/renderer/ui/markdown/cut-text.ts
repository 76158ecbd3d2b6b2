import { align } from './align.ts';
import { type HastText, startOf, textNode } from './hast.ts';

/**
 * A cutter for a pinned text: parts of its value, each with its place in the source. Parts that the source does not contain
 * have none.
 */
export function cutter(node: HastText, source: string): (from: number, to: number) => HastText {
  const start = startOf(node);
  const offsets = start === undefined ? null : align(node.value, source, start).offsets;
  return (from, to) => {
    const value = node.value.slice(from, to);
    const inside = offsets?.subarray(from, to).filter((offset) => offset !== -1);
    const first = inside?.[0];
    const last = inside?.at(-1);
    return first === undefined || last === undefined ? textNode(value) : textNode(value, first, last + 1);
  };
}
