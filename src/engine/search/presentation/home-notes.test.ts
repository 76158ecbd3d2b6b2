import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NoteRow } from '../../text-index/note-table.ts';
import { homeNotes } from './home-notes.ts';

const now = new Date(2026, 10, 26, 9).getTime();

/** Notes with these dates; their ids are the places in the list. */
function notesOf(dates: readonly (readonly [number, number, number])[]): { all(): IterableIterator<NoteRow> } {
  return tableOf(dates.map(([year, month, day]) => new Date(year, month - 1, day).getTime()));
}

function tableOf(dates: readonly number[]) {
  const rows = dates.map(
    (date, id): NoteRow => ({
      id,
      folder: '/notes',
      path: `${id}.md`,
      title: `${id}`,
      aliases: [],
      format: 'markdown',
      tags: [],
      date,
      language: null,
    }),
  );
  return { all: () => rows.values() };
}

describe('the notes of the home', () => {
  it('the latest come first, and none from the future', () => {
    const notes = notesOf([
      [2026, 3, 1],
      [2027, 1, 1],
      [2026, 11, 26],
      [2025, 12, 31],
    ]);
    expect(homeNotes(notes, now).recent).toEqual([2, 0, 3]);
  });

  it('this day in other years has the same day and month, not this year’s', () => {
    const notes = notesOf([
      [2025, 11, 26],
      [2026, 11, 26],
      [2019, 11, 26],
      [2024, 11, 25],
      [2024, 10, 26],
      [1998, 11, 26],
    ]);
    expect(homeNotes(notes, now).onThisDay).toEqual([0, 2, 5]);
  });

  it('the lists are what sorting everything gives, whatever the dates', () => {
    const dates = fc.array(fc.integer({ min: Date.UTC(1960, 0), max: Date.UTC(2030, 0) }), { maxLength: 60 });
    fc.assert(
      fc.property(dates, fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2028, 0) }), (given, at) => {
        const today = new Date(at);
        const isPast = (date: number) => date < new Date(at).setHours(24, 0, 0, 0);
        const isThisDay = (date: number) => {
          const day = new Date(date);
          return (
            day.getDate() === today.getDate() &&
            day.getMonth() === today.getMonth() &&
            day.getFullYear() !== today.getFullYear()
          );
        };
        const newest = given
          .map((date, id) => ({ date, id }))
          .filter(({ date }) => isPast(date))
          .sort((a, b) => b.date - a.date || b.id - a.id);
        const { recent, onThisDay } = homeNotes(tableOf(given), at);
        expect(recent).toEqual(newest.slice(0, 8).map(({ id }) => id));
        expect(onThisDay).toEqual(
          newest
            .filter(({ date }) => isThisDay(date))
            .slice(0, 6)
            .map(({ id }) => id),
        );
      }),
    );
  });

  it('fifty thousand notes take a few milliseconds', () => {
    const many = tableOf(Array.from({ length: 50_000 }, (_, i) => now - i * 3_600_000));
    homeNotes(many, now);
    const begun = performance.now();
    homeNotes(many, now);
    expect(performance.now() - begun).toBeLessThan(250);
  });
});
