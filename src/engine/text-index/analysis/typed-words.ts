import { isUnspaced, lineBreak } from './unspaced.ts';
import { unlikeWritten } from './written-word.ts';

/** Classes of characters, as bits, so that the classes in a word can be combined. */
const character = {
  other: 1,
  lower: 2,
  upper: 4,
  digit: 8,
  letter: 16,
  unspaced: 32,
  mark: 64,
  underscore: 128,
  /** Raised digits. */
  raised: 256,
  /** In addition to its class: the word is compared in another form than it is written in. By itself, it is not seen. */
  unlike: 512,
} as const;
const { other, lower, upper, digit, letter, unspaced, mark, underscore, raised, unlike } = character;

/** The class of each code unit, 0 until it is looked up; characters that take two code units are in the map. */
const kinds = new Uint16Array(0x1_0000);
const astral = new Map<number, number>();

function kindOf(code: number): number {
  const text = String.fromCodePoint(code);
  const kind = plainKindOf(text);
  if (!unlikeWritten.test(text)) return kind;
  // A comma or a bracket of another width is still none.
  if (kind === other) return /\p{Cf}/u.test(text) ? unlike : other;
  return kind | unlike;
}

function plainKindOf(text: string): number {
  if (/[⁰¹²³⁴-⁹]/.test(text)) return raised;
  if (text === '_') return underscore;
  if (isUnspaced(text)) return unspaced;
  if (/\p{Ll}/u.test(text)) return lower;
  if (/\p{Lu}/u.test(text)) return upper;
  if (/\p{N}/u.test(text)) return digit;
  if (/\p{L}/u.test(text)) return letter;
  return /\p{M}/u.test(text) ? mark : other;
}

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const known = kinds[code];
  if (known !== undefined && known !== 0) return known;
  // Past the end of the text.
  if (Number.isNaN(code)) return other;
  if (code >= 0xd800 && code <= 0xdfff) return astralKindAt(text, at, code);
  const kind = kindOf(code);
  kinds[code] = kind;
  return kind;
}

function astralKindAt(text: string, at: number, code: number): number {
  const whole = text.codePointAt(code >= 0xdc00 ? at - 1 : at) ?? 0;
  if (whole < 0x1_0000) return other;
  const known = astral.get(whole);
  if (known !== undefined) return known;
  const kind = kindOf(whole);
  astral.set(whole, kind);
  return kind;
}

const joiners = new Set("'’./\\:@&+-\u2010\u2011");

function isOther(kind: number): boolean {
  return kind === other || kind === unlike;
}

/** The length of the sign at `at` that joins the words around it into one; 0 if it does not join them. */
function joint(text: string, at: number): number {
  const sign = text.charAt(at);
  if (sign === ':' && text.charAt(at + 1) === ':') return isOther(kindAt(text, at + 2)) ? 0 : 2;
  if (isOther(kindAt(text, at + 1))) return 0;
  if (joiners.has(sign)) return 1;
  const isInNumber = sign === ',' && (kindAt(text, at - 1) & digit) !== 0 && (kindAt(text, at + 1) & digit) !== 0;
  return isInNumber ? 1 : 0;
}

/** How many signs before a word belong to it: `#tag`, `.NET`, `--flag`. */
function prefixLength(text: string, at: number): number {
  const sign = text.charAt(at - 1);
  if (sign === '#' || sign === '@' || sign === '.' || sign === '$')
    return isOther(kindAt(text, at - 2)) || at < 2 ? 1 : 0;
  if (sign !== '-') return 0;
  const length = text.charAt(at - 2) === '-' ? 2 : 1;
  return at === length || /\s/.test(text.charAt(at - length - 1)) ? length : 0;
}

/** How many signs after a word belong to it: `C++`, `F#`. */
function suffixLength(text: string, at: number): number {
  if (text.charAt(at) === '+' && text.charAt(at + 1) === '+') return 2;
  return text.charAt(at) === '#' && isOther(kindAt(text, at + 1)) ? 1 : 0;
}

const unseen = /^\p{Cf}+$/u;
const brokenLine = new RegExp(lineBreak, 'y');

/** The length of a line’s end at `at` that stands within a word: in scripts without spaces, lines end anywhere. 0 if it does not. */
function lineEnd(text: string, at: number, seen: number): number {
  const code = text.charCodeAt(at);
  if (code !== 0x0a && code !== 0x0d && code !== 0x20 && code !== 0x09 && code !== 0x3000) return 0;
  if ((kindAt(text, seen - 1) & unspaced) === 0) return 0;
  brokenLine.lastIndex = at;
  const length = brokenLine.exec(text)?.[0].length ?? 0;
  return length > 0 && (kindAt(text, at + length) & unspaced) !== 0 ? length : 0;
}

/** Whether a raised digit is the number of a note rather than part of a word: behind a number, or behind three letters (m², but energy¹). */
function endsBeforeRaised(text: string, at: number): boolean {
  const letters = lower | upper | letter;
  if ((kindAt(text, at - 1) & digit) !== 0) return true;
  for (let back = 1; back <= 3; back++) if (at < back || (kindAt(text, at - back) & letters) === 0) return false;
  return true;
}

/**
 * Receives a stretch typed without a space. `isPlain`: it is a single word that needs no splitting. `isUnlike`: it is compared
 * in another form than it is written in.
 */
export type VisitTypedWord = (start: number, end: number, isPlain: boolean, isUnlike: boolean) => void;

/**
 * Finds the words as typed, in one pass. An equivalent regular expression takes many times as long on long texts.
 * @returns whether there is anything beside words and the punctuation of ASCII.
 */
export function forEachTypedWord(text: string, visit: VisitTypedWord): boolean {
  let at = 0;
  let hasOthers = false;
  while (at < text.length) {
    const first = kindAt(text, at);
    if (isOther(first) || first === raised) {
      if (text.charCodeAt(at) > 0xa1) hasOthers = true;
      at++;
      continue;
    }
    const start = at;
    let rest = 0;
    let joints = 0;
    /** Where the word ends: behind its last character that is seen. */
    let seen = at + 1;
    for (at++; at < text.length; ) {
      const kind = kindAt(text, at);
      if (kind < raised && kind !== other) {
        rest |= kind;
        at++;
        seen = at;
        continue;
      }
      if (kind === other) {
        const length = joint(text, at);
        const gap = length > 0 ? 0 : lineEnd(text, at, seen);
        if (length === 0 && gap === 0) break;
        if (length > 0) joints++;
        // A hyphen of another kind, or the end of a line.
        const code = text.charCodeAt(at);
        if (length === 0 || code === 0x2010 || code === 0x2011) rest |= unlike;
        at += length + gap;
        continue;
      }
      if (kind === raised && endsBeforeRaised(text, seen)) break;
      rest |= kind;
      at++;
      if (kind !== unlike) seen = at;
    }
    if (seen < at && text.slice(seen, at).search(unseen) === 0) at = seen;
    const before = prefixLength(text, start);
    const after = suffixLength(text, at);
    at += after;
    const isCapitalised = (rest & ~(lower | mark)) === 0 && (first === lower || first === upper);
    const isOfOneKind = (first === upper || first === digit) && (rest & ~first) === 0;
    const isPlain = joints === 0 && before === 0 && after === 0 && (isCapitalised || isOfOneKind);
    visit(start - before, at, isPlain, ((first | rest) & unlike) !== 0);
  }
  return hasOthers;
}
