/** One position of a pattern: a letter, or whatever a set holds; `star` stands for any number of letters. */
type Token = 'star' | ((letter: string) => boolean);

/** A pattern for the name of a file or folder, as a shell has them: `*`, `?`, `[a-z]`, `[!0-9]`, `[[:alpha:]]`, and `\` for literal letters. */
export type NamePattern = readonly Token[];

const anyLetter = (): boolean => true;

/** The classes of POSIX. */
const classes: Record<string, RegExp> = {
  alnum: /[\p{L}\p{N}]/u,
  alpha: /\p{L}/u,
  blank: /[ \t]/,
  cntrl: /\p{Cc}/u,
  digit: /[0-9]/,
  graph: /[^\s\p{Cc}]/u,
  lower: /\p{Ll}/u,
  print: /[^\p{Cc}]/u,
  punct: /[\p{P}\p{S}]/u,
  space: /\s/,
  upper: /\p{Lu}/u,
  xdigit: /[0-9a-fA-F]/,
};

/** Reads a pattern; null for one that can match nothing: a set that is not closed, or `\` at the end. */
export function parseNamePattern(text: string): NamePattern | null {
  const letters = [...text];
  const tokens: Token[] = [];
  for (let i = 0; i < letters.length; i++) {
    const letter = letters[i];
    if (letter === '*') {
      if (tokens.at(-1) !== 'star') tokens.push('star');
    } else if (letter === '?') {
      tokens.push(anyLetter);
    } else if (letter === '[') {
      const set = parseSet(letters, i + 1);
      if (set === null) return null;
      tokens.push(set.has);
      i = set.end;
    } else {
      if (letter === '\\') i += 1;
      const literal = letters[i];
      if (literal === undefined) return null;
      tokens.push((other) => other === literal);
    }
  }
  return tokens;
}

/** Whether a name matches as a whole. Takes at most as many steps as the pattern and the name have letters, multiplied. */
export function matchesName(pattern: NamePattern, name: readonly string[]): boolean {
  return matchesSequence(
    pattern,
    name,
    (token) => token === 'star',
    (token, letter) => token !== 'star' && token(letter),
  );
}

/**
 * Whether a sequence matches a pattern in which some elements stand for any number of things. After a mismatch it is enough to
 * let the latest such element take one thing more: what it takes never has to be given back to an earlier one.
 */
export function matchesSequence<P, T>(
  pattern: readonly P[],
  things: readonly T[],
  isAny: (element: P) => boolean,
  matches: (element: P, thing: T) => boolean,
): boolean {
  let p = 0;
  let t = 0;
  let any = -1;
  let takenUntil = 0;
  while (t < things.length) {
    const element = pattern[p];
    const thing = things[t];
    if (element !== undefined && isAny(element)) {
      any = p;
      takenUntil = t;
      p += 1;
    } else if (element !== undefined && thing !== undefined && matches(element, thing)) {
      p += 1;
      t += 1;
    } else if (any >= 0) {
      p = any + 1;
      takenUntil += 1;
      t = takenUntil;
    } else {
      return false;
    }
  }
  return pattern.slice(p).every(isAny);
}

/** Reads a set from behind its `[`; `end` is the place of its `]`. */
function parseSet(letters: readonly string[], start: number): { has: (letter: string) => boolean; end: number } | null {
  let i = start;
  const isNegated = letters[i] === '!' || letters[i] === '^';
  if (isNegated) i += 1;
  const parts: ((letter: string) => boolean)[] = [];
  // A `]` that comes first is a member.
  for (const first = i; i === first || letters[i] !== ']'; i++) {
    const posix = letters[i] === '[' && letters[i + 1] === ':' ? letters.indexOf(']', i + 2) : -1;
    if (posix > 0 && letters[posix - 1] === ':') {
      const found = classes[letters.slice(i + 2, posix - 1).join('')];
      if (found === undefined) return null;
      parts.push((letter) => found.test(letter));
      i = posix;
      continue;
    }
    if (letters[i] === '\\') i += 1;
    const from = letters[i];
    if (from === undefined) return null;
    if (letters[i + 1] === '-' && letters[i + 2] !== ']' && letters[i + 2] !== undefined) {
      i += letters[i + 2] === '\\' ? 3 : 2;
      const to = letters[i];
      if (to === undefined) return null;
      parts.push((letter) => from <= letter && letter <= to);
    } else {
      parts.push((letter) => letter === from);
    }
  }
  return { has: (letter) => parts.some((part) => part(letter)) !== isNegated, end: i };
}
