import { CalendarDays, FileText, Star } from 'lucide-react';
import type { HomeNote } from '../../../shared/domain.ts';
import { date, preciseDate } from '../../lib/format.ts';
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
          aside={date(note.date)}
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
