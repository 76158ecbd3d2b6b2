import { type Construct, constructsOf } from './constructs.ts';

/** A Markdown text in which each construct is a run of one character that stands for nothing else there. */
export interface MaskedText {
  /** What was written. */
  source: string;
  /** As long as the source, so that offsets are the same in both. */
  masked: string;
  /** By the character that stands for it. */
  constructs: ReadonlyMap<string, Construct>;
}

/** Unicode’s private use area: fonts of symbols have signs there, so a note may contain some. */
const first = 0xe000;
const last = 0xf8ff;
const anyPrivate = /[\ue000-\uf8ff]/g;

/**
 * Hides what a Markdown parser must not look into (formulas, comments, links between notes, …). Of very many constructs
 * those that find no free character stay as they are.
 */
export function maskConstructs(source: string): MaskedText {
  const free = freeCharacters(source);
  const constructs = new Map<string, Construct>();
  let masked = '';
  let done = 0;
  for (const construct of constructsOf(source)) {
    const sign = free.next().value;
    if (sign === undefined) break;
    constructs.set(sign, construct);
    masked += source.slice(done, construct.start) + sign.repeat(construct.end - construct.start);
    done = construct.end;
  }
  return { source, masked: masked + source.slice(done), constructs };
}

/** The text as it was written, of one that the parser was given. */
export function unmasked(text: string, { source, constructs }: MaskedText): string {
  if (constructs.size === 0) return text;
  return text.replace(/([\ue000-\uf8ff])\1*/g, (run, sign: string) => {
    const construct = constructs.get(sign);
    return construct ? source.slice(construct.start, construct.end) : run;
  });
}

function* freeCharacters(source: string): Generator<string, undefined> {
  const used = new Set(source.match(anyPrivate));
  for (let code = first; code <= last; code++) {
    const sign = String.fromCharCode(code);
    if (!used.has(sign)) yield sign;
  }
}
