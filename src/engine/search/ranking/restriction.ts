import type { TextIndex } from '../../text-index/text-index.ts';
import type { KeywordSearch } from '../keyword/keyword-search.ts';
import { hasWords } from '../keyword/phrases.ts';
import type { AllowedChunks } from '../semantic/near-chunk.ts';
import type { Question, RankingParts } from './question.ts';

/** The passages that may be found for a query. */
export interface Restriction extends AllowedChunks {
  /** Slots of the chunks that contain a phrase of the query: they rank first in their notes. */
  withPhrase: ReadonlySet<number>;
}

/**
 * Applies a query’s filters, phrases and exclusions, before anything is ranked. They apply to whole notes: two phrases may
 * be in different passages of a note.
 */
export async function restrictionOf(
  { query: { parts }, only, except }: Question,
  { index, keyword, phrases, filters }: RankingParts,
): Promise<Restriction> {
  const filtered = filters.passing(parts);
  let notes = only === undefined ? filtered : both(filtered, new Set([only]));
  const withPhrase = new Set<number>();
  const without = new Set(except === undefined ? [] : [except]);
  for (const part of parts) {
    if (part.kind === 'without') {
      for (const note of notesOf(index, slotsHolding(part.value, index, keyword))) without.add(note);
    } else if (part.kind === 'phrase' && hasWords(part.value)) {
      const slots = await phrases.slotsWith(part.value);
      const holding = notesOf(index, slots);
      if (part.negated) {
        for (const note of holding) without.add(note);
      } else {
        for (const slot of slots) withPhrase.add(slot);
        notes = both(notes, holding);
      }
    }
  }
  const { alive, noteIds, count } = index.slots;
  if (notes === null && without.size === 0) return { allowed: alive, isFiltered: false, withPhrase };
  const allowed = alive.slice();
  const allowedNotes = allowedNotesTable(index, notes, without);
  for (let slot = 0; slot < count; slot++) if (allowedNotes[noteIds[slot] ?? 0] !== 1) allowed[slot] = 0;
  return { allowed, isFiltered: true, withPhrase };
}

/** The intersection of two sets; null means everything. */
function both(some: ReadonlySet<number> | null, others: ReadonlySet<number>): Set<number> {
  return new Set([...others].filter((id) => some === null || some.has(id)));
}

/** 1 for each allowed note, by note id: looking up every passage of a large library in a set would take too long. */
function allowedNotesTable(
  index: TextIndex,
  notes: ReadonlySet<number> | null,
  without: ReadonlySet<number>,
): Uint8Array {
  const table = new Uint8Array(index.notes.lastId + 1).fill(notes === null ? 1 : 0);
  for (const id of notes ?? []) table[id] = 1;
  for (const id of without) table[id] = 0;
  return table;
}

function slotsHolding(word: string, index: TextIndex, keyword: KeywordSearch): number[] {
  const terms = keyword.exactTerms(word);
  if (terms.length === 0) return [];
  const held = terms.map(({ termIds }) => index.postings.slotsOf(termIds));
  return [...(held[0] ?? [])].filter((slot) => held.every((slots) => slots.has(slot)));
}

function notesOf(index: TextIndex, slots: Iterable<number>): Set<number> {
  const notes = new Set<number>();
  for (const slot of slots) notes.add(index.slots.noteIdOf(slot));
  return notes;
}
