import type { HomeNotes } from '../shared/domain.ts';
import { linkedNote } from './links/resolve.ts';
import { homeNotes } from './search/presentation/home-notes.ts';
import type { TextIndex } from './text-index/text-index.ts';

/** The notes that the window shows before a search: the latest, and those of this day in other years. `now` in milliseconds. */
export async function notesForHome(index: TextIndex, now: number): Promise<HomeNotes> {
  await index.ready;
  const { recent, onThisDay } = homeNotes(index.notes, now);
  const described = (ids: number[]) =>
    ids.flatMap((id) => {
      const note = index.notes.get(id);
      return note === undefined ? [] : [{ ...linkedNote(note), date: note.date }];
    });
  return { recent: described(recent), onThisDay: described(onThisDay) };
}
