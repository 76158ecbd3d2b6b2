const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/** The paragraphs of a text of lines: words are whole again, and the spaces that Tesseract puts between Chinese letters are gone. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .reduce(joined, ''),
    )
    .map(withoutGaps)
    .filter((paragraph) => /[\p{L}\p{N}]/u.test(paragraph));
}

function joined(before: string, line: string): string {
  if (before === '') return line;
  if (/\p{L}[-‐¬]$/u.test(before) && /^\p{Ll}/u.test(line)) return before.slice(0, -1) + line;
  return `${before} ${line}`;
}

function withoutGaps(text: string): string {
  return text.replace(/(?<=(.)) +(?=(.))/gsu, (gap, left: string, right: string) =>
    wide.test(left) && wide.test(right) ? '' : gap,
  );
}
