import { z } from 'zod';
import { rowId } from './bounds.ts';
import { noteFormat, textRange } from './domain.ts';
import { userTextShape } from './user-text.ts';

/** How a link names its note: as `[[Name]]`, or by a path, as in `[text](folder/note.md)`. */
export const linkKind = z.enum(['wiki', 'path']);
export type LinkKind = z.infer<typeof linkKind>;

/** What a link says, as it is written in the note: `Garden plan#Beds`, `../recipes/bread.md`. */
export const linkTarget = z.object({ target: z.string().max(2_000), kind: linkKind });
export type LinkTarget = z.infer<typeof linkTarget>;

/** A note as a link names it. */
const linkedNote = z.object({
  noteId: z.int(),
  title: z.string(),
  /** Absolute path of the folder that the user added. */
  folder: z.string(),
  /** Path of the note relative to that folder, with `/` between its parts. */
  path: z.string(),
});
export type LinkedNote = z.infer<typeof linkedNote>;

/** Where a link leads. */
export const resolvedLink = z.discriminatedUnion('kind', [
  /** `subpath` is the heading (`Beds`, `Beds#Soil`) or block (`^id`) that the link names; empty for the whole note. */
  z.object({ kind: z.literal('one'), note: linkedNote, subpath: z.string() }),
  /** Several notes are meant equally; the nearest first. */
  z.object({ kind: z.literal('several'), notes: z.array(linkedNote), subpath: z.string() }),
  z.object({ kind: z.literal('none') }),
  /** It leads out of the folder; the reason is a message to the user. */
  z.object({ kind: z.literal('refused'), reason: userTextShape }),
]);
export type ResolvedLink = z.infer<typeof resolvedLink>;

/** Asks where the links of a note lead. */
export const resolveRequest = z.object({ noteId: rowId, targets: z.array(linkTarget).max(500) });

/** The place of a heading with all that is below it, or of a block; null if the note has none such. */
export const linkedPlace = z.object({ place: textRange.nullable() });
export type LinkedPlace = z.infer<typeof linkedPlace>;

/** The beginning of a note, or of a place in it, as it is written. */
export const peek = z.object({ format: noteFormat, text: z.string() });
export type Peek = z.infer<typeof peek>;

/** A sentence of a note, as it is written there. */
const quotedSentence = z.object({
  text: z.string(),
  /** Where it begins in the decoded file, in UTF-16 code units. */
  start: z.int(),
  /** What of it the relation rests on (a link, a name), in the decoded file. */
  marks: z.array(textRange),
});
export type QuotedSentence = z.infer<typeof quotedSentence>;

/** Another note that has to do with a note, and the sentences that say so. */
const relatedNote = linkedNote.extend({
  format: noteFormat,
  /** The first of them; none where a link stands outside the text, as in front matter. */
  sentences: z.array(quotedSentence),
});
export type RelatedNote = z.infer<typeof relatedNote>;

/** Related notes, the newest first. `total` counts those beyond the limit, too. */
export const relatedNotes = z.object({ notes: z.array(relatedNote), total: z.int() });
export type RelatedNotes = z.infer<typeof relatedNotes>;

export const relatedRequest = z.object({ noteId: rowId, limit: z.int().min(1).max(200) });

/** Asks which sentence of each other note is nearest to a note. */
export const likenessRequest = z.object({ noteId: rowId, others: z.array(rowId).max(20) });

/** The sentence of another note that is nearest to a note; null while it cannot be told. */
export const likeness = z.object({ noteId: z.int(), sentence: quotedSentence.nullable() });
export type Likeness = z.infer<typeof likeness>;

/** Whether a path of a link is an address instead: a scheme of two letters or more, or the host of an address without one. */
export function isAddress(target: string): boolean {
  return /^(?:[a-z][a-z\d+.-]+:|\/\/)/i.test(target);
}

/** What a link says, in parts. */
export interface LinkParts {
  /** A path, or a name; empty for the note itself. */
  path: string;
  /** See `resolvedLink`. */
  subpath: string;
}

/** Splits a target into the note and the place in it. */
export function linkParts({ target, kind }: LinkTarget): LinkParts {
  const at = target.search(kind === 'wiki' ? /[#^]/ : /#/);
  const path = at === -1 ? target : target.slice(0, at);
  const subpath = at === -1 ? '' : target.slice(target[at] === '#' ? at + 1 : at);
  const read = kind === 'wiki' ? (part: string) => part : decoded;
  return { path: read(path).replaceAll('\\', '/').trim(), subpath: read(subpath).trim() };
}

/** Per cent signs that encode nothing stand for themselves. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
