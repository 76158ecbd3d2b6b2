import type { NoteTable } from '../../text-index/note-table.ts';

/** As many as fit one glance. */
const maxRecent = 8;
const maxOfThisDay = 6;

const dayMilliseconds = 24 * 60 * 60 * 1000;
const yearMilliseconds = 365.2425 * dayMilliseconds;

interface HomeNotes {
  /** Ids of the notes with the latest dates, newest first. A date in the future is not recent. */
  recent: number[];
  /** Ids of the notes dated on this day of other years, newest first. */
  onThisDay: number[];
}

/**
 * The notes to show before anything is searched for.
 * @param now milliseconds since the epoch; the day is that of the system’s time zone.
 */
export function homeNotes(notes: Pick<NoteTable, 'all'>, now: number): HomeNotes {
  const today = new Date(now);
  const tomorrow = new Date(today.getFullYear(), today.getMonth(), today.getDate() + 1).getTime();
  const recent: Dated[] = [];
  const onThisDay: Dated[] = [];
  for (const { id, date } of notes.all()) {
    if (date >= tomorrow) continue;
    keep(recent, { id, date }, maxRecent);
    if (isSameDayOfAnotherYear(date, today)) keep(onThisDay, { id, date }, maxOfThisDay);
  }
  return { recent: recent.map(({ id }) => id), onThisDay: onThisDay.map(({ id }) => id) };
}

interface Dated {
  id: number;
  date: number;
}

/** Inserts a note into a short list, newest first. */
function keep(newest: Dated[], note: Dated, most: number): void {
  const at = newest.findIndex(({ id, date }) => date < note.date || (date === note.date && id < note.id));
  if (at === -1 && newest.length === most) return;
  newest.splice(at === -1 ? newest.length : at, 0, note);
  if (newest.length > most) newest.pop();
}

function isSameDayOfAnotherYear(date: number, today: Date): boolean {
  const years = (today.getTime() - date) / yearMilliseconds;
  // Nearly all notes are ruled out without asking the calendar, which takes most of the time.
  if (years < 0.9 || Math.abs(years - Math.round(years)) * yearMilliseconds > 3 * dayMilliseconds) return false;
  const day = new Date(date);
  return day.getDate() === today.getDate() && day.getMonth() === today.getMonth();
}
