import { isUnspaced } from './unspaced.ts';

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
} as const;
const { other, lower, upper, digit, letter, unspaced, mark, underscore } = character;

/** The class of each code unit, 0 until it is looked up; characters that take two code units are in the map. */
const kinds = new Uint8Array(0x1_0000);
const astral = new Map<number, number>();

function kindOf(code: number): number {
  const text = String.fromCodePoint(code);
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

const joiners = new Set("'’./\\:@&+-");

/** The length of the sign at `at` that joins the words around it into one; 0 if it does not join them. */
function joint(text: string, at: number): number {
  const sign = text.charAt(at);
  if (sign === ':' && text.charAt(at + 1) === ':') return kindAt(text, at + 2) === other ? 0 : 2;
  if (kindAt(text, at + 1) === other) return 0;
  if (joiners.has(sign)) return 1;
  const isInNumber = sign === ',' && kindAt(text, at - 1) === digit && kindAt(text, at + 1) === digit;
  return isInNumber ? 1 : 0;
}

/** How many signs before a word belong to it: `#tag`, `.NET`, `--flag`. */
function prefixLength(text: string, at: number): number {
  const sign = text.charAt(at - 1);
  if (sign === '#' || sign === '@' || sign === '.' || sign === '$')
    return kindAt(text, at - 2) === other || at < 2 ? 1 : 0;
  if (sign !== '-') return 0;
  const length = text.charAt(at - 2) === '-' ? 2 : 1;
  return at === length || /\s/.test(text.charAt(at - length - 1)) ? length : 0;
}

/** How many signs after a word belong to it: `C++`, `F#`. */
function suffixLength(text: string, at: number): number {
  if (text.charAt(at) === '+' && text.charAt(at + 1) === '+') return 2;
  return text.charAt(at) === '#' && kindAt(text, at + 1) === other ? 1 : 0;
}

/** Receives a stretch typed without a space. `isPlain`: it is a single word that needs no splitting. */
export type VisitTypedWord = (start: number, end: number, isPlain: boolean) => void;

/** Finds the words as typed, in one pass. An equivalent regular expression takes many times as long on long texts. */
export function forEachTypedWord(text: string, visit: VisitTypedWord): void {
  let at = 0;
  while (at < text.length) {
    if (kindAt(text, at) === other) {
      at++;
      continue;
    }
    const start = at;
    const first = kindAt(text, at);
    let rest = 0;
    let joints = 0;
    for (at++; at < text.length; ) {
      const kind = kindAt(text, at);
      const length = kind === other ? joint(text, at) : 0;
      if (kind === other && length === 0) break;
      if (length > 0) joints++;
      else rest |= kind;
      at += Math.max(1, length);
    }
    const before = prefixLength(text, start);
    const after = suffixLength(text, at);
    at += after;
    const isCapitalised = (rest & ~(lower | mark)) === 0 && (first === lower || first === upper);
    const isOfOneKind = (first === upper || first === digit) && (rest & ~first) === 0;
    visit(start - before, at, joints === 0 && before === 0 && after === 0 && (isCapitalised || isOfOneKind));
  }
}
