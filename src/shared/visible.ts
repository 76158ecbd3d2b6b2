/**
 * Control characters but tab and line feed (C0, delete, C1), line and paragraph separators, and what turns the direction of
 * writing around (UAX #9: embeddings, overrides, isolates).
 */
const invisible = /(?![\t\n])\p{Cc}|[\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu;

/**
 * A text in which characters that do something are written as escapes (`\u001b`), as in JSON, which stays the same value.
 * Notes come from anywhere: on a terminal such characters would draw over other lines, set the clipboard or the window’s
 * title; in a name they make `fdp.exe` of `exe.pdf`.
 */
export function visible(text: string): string {
  return text.replace(invisible, escaped);
}

/** As `visible`, for a name: a line end in it would begin a line that says whatever the name’s giver likes. */
export function visibleName(name: string): string {
  return visible(name).replace(/[\t\n]/g, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
