/** A text in which only what matters for finding differs. */
export interface FoldedText {
  folded: string;
  /** The offset in the text of a UTF-16 unit of `folded`; for its length, that of the text. */
  offsetOf(index: number): number;
}

/** Longer texts are only put in lower case: one with marks to take off would keep the window waiting. In UTF-16 units. */
const longest = 300_000;
const beyondAscii = /[^\0-\x7f]+/g;
const diacritics = /\p{M}+/gu;
const known = new Map<string, string>();

/** Takes case and diacritics off a text, and makes every kind of space a plain one. */
export function foldText(text: string): FoldedText {
  const plain = text.replaceAll(/\s/g, ' ');
  const lower = plain.toLowerCase();
  const isSimple = text.length > longest || plain.search(beyondAscii) === -1;
  if (isSimple && lower.length === text.length) return { folded: lower, offsetOf: (index) => index };
  return foldEach(plain);
}

function foldEach(text: string): FoldedText {
  const parts: string[] = [];
  const offsets = new Uint32Array(text.length * 2 + 1);
  let length = 0;
  const add = (folded: string, at: number, isOneToOne: boolean): void => {
    parts.push(folded);
    for (let i = 0; i < folded.length; i++) offsets[length++] = isOneToOne ? at + i : at;
  };
  let done = 0;
  for (const { 0: run, index } of text.matchAll(beyondAscii)) {
    add(text.slice(done, index).toLowerCase(), done, true);
    let at = index;
    for (const sign of run) {
      add(foldedSign(sign), at, false);
      at += sign.length;
    }
    done = at;
  }
  add(text.slice(done).toLowerCase(), done, true);
  return { folded: parts.join(''), offsetOf: (index) => (index < length ? (offsets[index] ?? 0) : text.length) };
}

/** A sign without its marks: at most two units long, as “ß” and ligatures stay what they are. */
function foldedSign(sign: string): string {
  const folded = known.get(sign) ?? sign.normalize('NFD').replace(diacritics, '').toLowerCase().slice(0, 2);
  known.set(sign, folded);
  return folded;
}
