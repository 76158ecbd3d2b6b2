import { type FromStandin, type ToStandin, toStandin } from './messages.ts';

/** Whether a test harness started this process, and so answers what a user would. */
export const isDriven = process.send !== undefined;

export function tellHarness(message: FromStandin): void {
  process.send?.(message);
}

/** Listens to the harness. Once that is gone, `onGone` ends the process. */
export function obeyHarness(obey: (message: ToStandin) => void, onGone: () => void): void {
  if (!isDriven) return;
  process.on('message', (raw) => obey(toStandin.parse(raw)));
  process.once('disconnect', onGone);
}
