/** A text in lower case and without accents; the apostrophes are one. Every code unit keeps its place. */
export function plain(text: string): string {
  return text.replaceAll(/[A-Z]|[^\0-\x7f]/gu, (character) => {
    if (character === '’') return "'";
    const [base = character] = character.toLowerCase().normalize('NFD');
    return base.length === character.length ? base : character;
  });
}

/** A regular expression’s source for any of these, which are in lower case, in plain text. */
export function any(sources: readonly string[]): string {
  return `(?:${plain(sources.join('|'))})`;
}

/** Whether a plain text is one of these and nothing else. */
export function whole(sources: readonly string[]): RegExp {
  return new RegExp(`^${any(sources)}$`, 'u');
}
