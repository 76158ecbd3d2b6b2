/** An emoji with what changes it, a flag, a key, or another sign that is neither a letter nor punctuation. ASCII’s signs are markup. */
const symbol =
  /\p{RI}\p{RI}|[0-9#*]\ufe0f?\u20e3|\p{Extended_Pictographic}(?:[\ufe0f\p{Emoji_Modifier}]|\u200d\p{Extended_Pictographic})*|(?![\0-\x7f]|\p{sc=Han})[\p{Sm}\p{Sc}\p{So}]/gu;

/** Visits the emoji and other signs of a text, each with its place; how an emoji is coloured does not count. */
export function forEachSymbol(text: string, visit: (symbol: string, start: number, end: number) => void): void {
  for (const { 0: found, index } of text.matchAll(symbol)) {
    const plain = found.replace(/[\ufe0f\p{Emoji_Modifier}]/gu, '');
    if (plain !== '') visit(plain, index, index + found.length);
  }
}
