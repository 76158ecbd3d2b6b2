import { z } from 'zod';

/** Something that happened in a process, in milliseconds since the epoch. */
export const mark = z.object({
  process: z.string(),
  what: z.enum(['begins', 'Node is up', 'is loaded', 'starts a process']),
  at: z.number(),
});
export type Mark = z.infer<typeof mark>;

/** What a process was occupied with, in milliseconds since the start. */
export interface Span {
  process: string;
  what: string;
  from: number;
  to: number;
  /** Whether Electron would not need it, or not in this form. */
  isStandin: boolean;
}

const columns = 60;

/** Draws spans below each other, on one axis of time: `▓` is the app's, `░` the stand-in's. */
export function drawn(spans: readonly Span[]): string {
  const end = Math.max(...spans.map(({ to }) => to));
  const column = (at: number): number => Math.round((at / end) * columns);
  const labels = spans.map(({ process, what }) => `${process}: ${what}`);
  const width = Math.max(...labels.map((label) => label.length));
  return spans
    .map(({ from, to, isStandin }, index) => {
      const bar = (isStandin ? '░' : '▓').repeat(Math.max(1, column(to) - column(from)));
      const times = `${Math.round(from)}–${Math.round(to)}`.padStart(11);
      return `${labels[index]?.padEnd(width)} ${times} ${' '.repeat(column(from))}${bar}`;
    })
    .join('\n');
}
