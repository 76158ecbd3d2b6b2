import { message, t } from '../../lib/translate.tsx';
import { ageColours, categoryColours, colouredGroups, type Scheme } from './colours.ts';
import type { MapNotes } from './map-notes.ts';

export type ColourBy = 'folder' | 'tag' | 'age';

/** A line of the legend. */
interface ColourGroup {
  name: string;
  colour: string;
  notes: number;
}

/** How notes are told apart by colour. */
export interface Colouring {
  groups: ColourGroup[];
  /** The group of each note. */
  groupOf: Uint8Array;
}

const day = 86_400_000;
const ageLimits = [
  { name: message('Past week'), days: 7 },
  { name: message('Past month'), days: 31 },
  { name: message('Past year'), days: 366 },
  { name: message('Past five years'), days: 5 * 366 },
];

export function colouringOf(notes: MapNotes, by: ColourBy, scheme: Scheme, now: number): Colouring {
  if (by === 'age') return byAge(notes, scheme, now);
  return by === 'folder'
    ? byName(notes.folders.map(firstFolder), scheme, t('Other folders'), t('Other folders'))
    : byName(notes.tags, scheme, t('Other tags'), t('No tag'));
}

/** Where several folders were added, names begin with theirs: these are told apart, not what is within each. */
function firstFolder(name: string): string {
  return name.split('/')[0] ?? name;
}

function byAge({ dates }: MapNotes, scheme: Scheme, now: number): Colouring {
  const colours = ageColours(scheme);
  const groupOf = Uint8Array.from(dates, (date) => {
    const limit = ageLimits.findIndex(({ days }) => now - date < days * day);
    return limit === -1 ? ageLimits.length : limit;
  });
  return withCounts([...ageLimits.map(({ name }) => t(name)), t('Older')], colours, groupOf);
}

/** The most frequent names have a colour each; `others` and `none` share the last one. */
function byName(names: readonly (string | null)[], scheme: Scheme, others: string, none: string): Colouring {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  const ordered = [...counts].sort(([a, notesA], [b, notesB]) => notesB - notesA || a.localeCompare(b));
  const coloured = ordered.slice(0, colouredGroups).map(([name]) => name);
  const numbers = new Map(coloured.map((name, number) => [name, number]));
  const groupOf = Uint8Array.from(names, (name) => (name === null ? undefined : numbers.get(name)) ?? coloured.length);
  const colours = categoryColours(scheme);
  const rest = ordered.length > coloured.length ? others : none;
  return withCounts([...coloured, rest], [...colours.slice(0, coloured.length), colours.at(-1) ?? ''], groupOf);
}

function withCounts(names: readonly string[], colours: readonly string[], groupOf: Uint8Array): Colouring {
  const notes = new Array<number>(names.length).fill(0);
  for (const group of groupOf) notes[group] = (notes[group] ?? 0) + 1;
  return {
    groups: names.map((name, at) => ({ name, colour: colours[at] ?? '', notes: notes[at] ?? 0 })),
    groupOf,
  };
}
