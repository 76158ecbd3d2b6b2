import type { Target } from './target.ts';

/** How a note was being read: where its text was scrolled to, and which of its links was followed. */
export interface View {
  /** Pixels that the text was scrolled beyond where the note opens by itself. */
  scrolled: number;
  /** What the link said that was followed; null where none was. */
  link: string | null;
}

/** A note that was read. */
export interface Visit {
  target: Target;
  view: View | null;
}

/** The notes before and after the one that is read now, the nearest last. */
export interface History {
  back: readonly Visit[];
  forward: readonly Visit[];
}

/** More visits than anyone walks back. */
const maxVisits = 100;

export const noHistory: History = { back: [], forward: [] };

/** The history once another note is opened: there is nothing to go forward to any more. */
export function afterVisit({ back }: History, left: Visit): History {
  return { back: [...back, left].slice(-maxVisits), forward: [] };
}

/** Steps back, or forward. Null where there is no visit on that side. @param left what is shown now; null where nothing is. */
export function stepped(
  { back, forward }: History,
  side: keyof History,
  left: Visit | null,
): { visit: Visit; history: History } | null {
  const visit = (side === 'back' ? back : forward).at(-1);
  if (visit === undefined) return null;
  const here = left === null ? [] : [left];
  const history =
    side === 'back'
      ? { back: back.slice(0, -1), forward: [...forward, ...here] }
      : { back: [...back, ...here], forward: forward.slice(0, -1) };
  return { visit, history };
}
