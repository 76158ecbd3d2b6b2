/** How far ahead in the source to look for the next character: past a line’s indentation, or a few marks. */
const lookahead = 64;
const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/iy;

export interface Alignment {
  /** For each UTF-16 unit of the value, its offset in the source; -1 where the source does not show it. */
  offsets: Int32Array;
  /** The source offset after the value. */
  end: number;
}

/**
 * Finds the source offsets of the characters of a parsed Markdown text. The two differ by what parsing removes (escapes,
 * marks, indentation, the `\r` of a line end) or decodes (`&amp;`), so they are read side by side from `start`.
 */
export function align(value: string, source: string, start: number): Alignment {
  const offsets = new Int32Array(value.length).fill(-1);
  let at = start;
  for (let i = 0; i < value.length; ) {
    const encoded = entityAt(source, at);
    if (encoded && !value.startsWith(encoded, i)) {
      const units = (value.codePointAt(i) ?? 0) > 0xffff ? 2 : 1;
      offsets.fill(at, i, i + units);
      at += encoded.length;
      i += units;
      continue;
    }
    const unit = value.charAt(i);
    const found = source[at] === unit ? 0 : source.slice(at, at + lookahead).indexOf(unit);
    if (found !== -1) {
      offsets[i] = at + found;
      at += found + 1;
    }
    i += 1;
  }
  return { offsets, end: at };
}

function entityAt(source: string, at: number): string | null {
  if (source[at] !== '&') return null;
  entity.lastIndex = at;
  return entity.exec(source)?.[0] ?? null;
}
