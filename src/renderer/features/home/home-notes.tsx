import { CalendarDays, FileText, Star } from 'lucide-react';
import type { HomeNote } from '../../../shared/domain.ts';
import { preciseDate, relativeDate } from '../../lib/format.ts';
import { placeOf } from '../../lib/paths.ts';
import { t } from '../../lib/translate.tsx';
import { readNote } from '../note-pane/note-commands.ts';
import { targetOf } from '../note-pane/target.ts';
import { runAgain } from '../saved-searches/requests.ts';
import { useSavedSearches } from '../saved-searches/store.ts';
import { HomeItem, HomeList } from './home-list.tsx';
import { useHome } from './store.ts';

function read({ noteId }: HomeNote): void {
  readNote(targetOf(noteId, null));
}

/** Where a note is, if others of the list have the same title. */
function placeAmong(note: HomeNote, notes: readonly HomeNote[]): string | undefined {
  const isOneOfSeveral = notes.some(({ noteId, title }) => noteId !== note.noteId && title === note.title);
  return isOneOfSeveral ? placeOf(note) : undefined;
}

/** The notes with the latest dates; nothing where there are none yet. */
export function RecentNotes() {
  const recent = useHome(({ notes }) => notes?.recent);
  if (!recent || recent.length === 0) return null;
  return (
    <HomeList title={t('Recent notes')}>
      {recent.map((note) => (
        <HomeItem
          key={note.noteId}
          icon={FileText}
          name={note.title}
          place={placeAmong(note, recent)}
          aside={relativeDate(note.date, Date.now())}
          onChoose={() => read(note)}
        />
      ))}
    </HomeList>
  );
}

/** Notes dated on this day of other years; nothing where there are none. */
export function OnThisDay() {
  const notes = useHome((state) => state.notes?.onThisDay);
  if (!notes || notes.length === 0) return null;
  return (
    <HomeList title={t('This day in other years')}>
      {notes.map((note) => (
        <HomeItem
          key={note.noteId}
          icon={CalendarDays}
          name={note.title}
          place={placeAmong(note, notes)}
          aside={preciseDate(note.date, 'year')}
          onChoose={() => read(note)}
        />
      ))}
    </HomeList>
  );
}

/** The saved searches; nothing where there are none. */
export function SavedOnHome() {
  const saved = useSavedSearches((state) => state.searches?.saved);
  if (!saved || saved.length === 0) return null;
  return (
    <HomeList title={t('Saved searches')}>
      {saved.map((search) => (
        <HomeItem key={search.query} icon={Star} name={search.name} onChoose={() => runAgain(search)} />
      ))}
    </HomeList>
  );
}
