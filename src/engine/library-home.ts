import type { HomeNotes } from '../shared/domain.ts';
import { homeNotes } from './search/presentation/home-notes.ts';
import { noteRefs } from './store/note-refs.ts';
import type { NoteStore } from './store/notes.ts';

/** The notes that the window shows before a search: the latest, and those of this day in other years. `now` in milliseconds. */
export async function notesForHome({ database, index }: NoteStore, now: number): Promise<HomeNotes> {
  await index.ready;
  const { recent, onThisDay } = homeNotes(index.notes, now);
  const refs = await noteRefs(database, [...recent, ...onThisDay]);
  const described = (ids: number[]) =>
    ids.flatMap((id) => {
      const [ref, note] = [refs.get(id), index.notes.get(id)];
      return ref && note ? [{ ...ref, date: note.date }] : [];
    });
  return { recent: described(recent), onThisDay: described(onThisDay) };
}
