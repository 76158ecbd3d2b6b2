import type { TextIndex } from '../../text-index/text-index.ts';
import type { KeywordSearch } from '../keyword/keyword-search.ts';
import { hasWords } from '../keyword/phrases.ts';
import type { AllowedChunks } from '../semantic/near-chunk.ts';
import type { Question, RankingParts } from './question.ts';

/** Which passages may answer a query. */
export interface Restriction extends AllowedChunks {
  /** Chunks that hold a phrase of the query: of a note that does, they answer best. */
  withPhrase: ReadonlySet<number>;
}

/**
 * Works out which notes a query’s filters, phrases and exclusions leave, before anything is ranked. They are about whole notes: a note
 * with one phrase here and the other there holds both.
 */
export async function restrictionOf(
  { query: { parts }, only, except }: Question,
  { index, keyword, phrases, filters }: RankingParts,
): Promise<Restriction> {
  const filtered = filters.through(parts);
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
  const isThrough = throughTable(index, notes, without);
  for (let slot = 0; slot < count; slot++) if (isThrough[noteIds[slot] ?? 0] !== 1) allowed[slot] = 0;
  return { allowed, isFiltered: true, withPhrase };
}

/** What is in both sets; null stands for everything. */
function both(some: ReadonlySet<number> | null, others: ReadonlySet<number>): Set<number> {
  return new Set([...others].filter((id) => some === null || some.has(id)));
}

/** By note id, since a look into a set for every passage of a large library takes too long. */
function throughTable(index: TextIndex, notes: ReadonlySet<number> | null, without: ReadonlySet<number>): Uint8Array {
  const table = new Uint8Array(index.notes.lastId + 1).fill(notes === null ? 1 : 0);
  for (const id of notes ?? []) table[id] = 1;
  for (const id of without) table[id] = 0;
  return table;
}

function slotsHolding(word: string, index: TextIndex, keyword: KeywordSearch): number[] {
  const sought = keyword.soughtExactly(word);
  if (sought.length === 0) return [];
  const held = sought.map((one) => index.postings.slotsOf(one.terms));
  return [...(held[0] ?? [])].filter((slot) => held.every((slots) => slots.has(slot)));
}

function notesOf(index: TextIndex, slots: Iterable<number>): Set<number> {
  const notes = new Set<number>();
  for (const slot of slots) notes.add(index.slots.noteIdOf(slot));
  return notes;
}
