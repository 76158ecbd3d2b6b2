import { noteFormat } from '../../../shared/domain.ts';
import { formatLabels } from '../../../shared/format-names.ts';
import type { QueryPart } from '../../../shared/query.ts';
import { preciseDate } from '../../lib/format.ts';

/** A part that says which notes are wanted. */
export type FinishedPart = Exclude<QueryPart, { kind: 'unfinished' }>;

export function isFinished(part: QueryPart): part is FinishedPart {
  return part.kind !== 'unfinished';
}

/** A part of a query in plain words: `in folder work`, `not beetroot`. */
export function chipText(part: FinishedPart): string {
  switch (part.kind) {
    case 'without':
      return `not ${part.value}`;
    case 'phrase':
      return part.negated ? `not “${part.value}”` : `exactly “${part.value}”`;
    case 'filter':
      return (part.negated ? 'not ' : '') + filterText(part);
    case 'date':
      return `${part.negated ? 'not ' : ''}${part.field === 'after' ? 'since' : 'before'} ${dateText(part)}`;
    case 'sort':
      return part.by === 'date' ? 'newest first' : 'best first';
  }
}

function filterText({ field, value }: Extract<QueryPart, { kind: 'filter' }>): string {
  if (field === 'folder') return `in folder ${value}`;
  const format = field === 'type' ? noteFormat.safeParse(value).data : undefined;
  if (format !== undefined) return `type ${formatLabels[format]}`;
  return `${field} ${value}`;
}

const precisions = ['year', 'month', 'day'] as const;

/** As precise as it was typed: a year, a month, a day, or a word such as `today`. */
function dateText({ value, time }: Extract<QueryPart, { kind: 'date' }>): string {
  if (!/^\d/.test(value)) return value.toLowerCase();
  const precision = precisions[value.split('-').length - 1];
  return precision === undefined ? value : preciseDate(time, precision);
}
