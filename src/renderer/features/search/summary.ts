import { count, percent, plural } from '../../ui/format.ts';
import { type Answer, resultLimit } from './store.ts';

/** The line over the results: how many notes, from how much of the library, how fast. */
export function summaryOf(answer: Answer): string {
  const found = answer.hits.length < resultLimit ? plural(answer.hits.length, 'note') : `${resultLimit} nearest notes`;
  const parts = [found, `${count(Math.max(1, answer.ms))} ms`];
  if (isPartial(answer)) parts.unshift(`searching ${percent(answer.searchable)} of your notes`);
  return parts.join(' · ');
}

/** Whether search by meaning could see only a part of the library. Search by words always sees all of it. */
export function isPartial({ mode, searchable }: Answer): boolean {
  return mode !== 'keyword' && searchable < 1;
}
