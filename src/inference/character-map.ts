/**
 * SentencePiece’s character map (`precompiled_charsmap` of a `tokenizer.json`), applied as SentencePiece itself does: at
 * each place the longest sequence of characters that the map knows is replaced, so that a decomposed character becomes
 * what its composed form becomes. Both of Hugging Face’s libraries differ: the one for Python replaces what begins a
 * character with its marks and drops the rest, the one for JavaScript has NFKC instead of the map.
 *
 * The map is base64 of: the bytes of a double-array trie (unsigned 32 bits, little endian), that trie (32-bit units as
 * darts-clone has them, whose keys are UTF-8 and whose values are offsets), and the replacements, each ended by a zero.
 * @throws RangeError if it is cut off.
 */
export function characterMapOf(base64: string): (text: string) => string {
  const bytes = Buffer.from(base64, 'base64');
  const trieBytes = bytes.readUInt32LE(0);
  const units = Uint32Array.from({ length: trieBytes / 4 }, (_, unit) => bytes.readUInt32LE(4 + 4 * unit));
  const replacements = bytes.subarray(4 + trieBytes);

  /** The longest key that `text` has at `start`. */
  function longestAt(text: Uint8Array, start: number): { end: number; replacement: number } | null {
    let longest: { end: number; replacement: number } | null = null;
    let node = childrenOf(units[0] ?? 0);
    for (let at = start; at < text.length; at++) {
      const byte = text[at] ?? 0;
      const unit = units[node ^ byte] ?? 0;
      if (labelOf(unit) !== byte) break;
      node = node ^ byte ^ childrenOf(unit);
      if (hasValue(unit)) longest = { end: at + 1, replacement: replacementOf(units[node] ?? 0) };
    }
    return longest;
  }

  return (text) => {
    const from = Buffer.from(text, 'utf8');
    const parts: Uint8Array[] = [];
    /** Where what is not copied yet begins. */
    let kept = 0;
    let at = 0;
    while (at < from.length) {
      const found = longestAt(from, at);
      if (found === null) {
        at += lengthOfCharacter(from[at] ?? 0);
        continue;
      }
      parts.push(from.subarray(kept, at));
      parts.push(replacements.subarray(found.replacement, replacements.indexOf(0, found.replacement)));
      at = found.end;
      kept = at;
    }
    return kept === 0 ? text : Buffer.concat([...parts, from.subarray(kept)]).toString('utf8');
  };
}

// The fields of a unit. A unit that holds a value has its highest bit set, so that it equals no byte.

function childrenOf(unit: number): number {
  return (unit >>> 10) << ((unit & 0x200) >>> 6);
}

function labelOf(unit: number): number {
  return (unit & 0x800000ff) >>> 0;
}

function hasValue(unit: number): boolean {
  return (unit & 0x100) !== 0;
}

function replacementOf(unit: number): number {
  return unit & 0x7fffffff;
}

/** Bytes of the UTF-8 character that begins with this one. */
function lengthOfCharacter(first: number): number {
  if (first < 0xc0) return 1;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}
