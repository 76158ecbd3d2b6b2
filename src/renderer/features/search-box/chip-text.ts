import { noteFormat } from '../../../shared/domain.ts';
import type { QueryPart } from '../../../shared/query.ts';
import { preciseDate, relativeDate } from '../../lib/format.ts';
import { formatName } from '../../lib/format-names.ts';
import { message, t } from '../../lib/translate.tsx';

/** A part that says which notes are wanted. */
export type FinishedPart = Exclude<QueryPart, { kind: 'unfinished' }>;

export function isFinished(part: QueryPart): part is FinishedPart {
  return part.kind !== 'unfinished';
}

/** A part of a query in plain words: `in folder work`, `not beetroot`. */
export function chipText(part: FinishedPart): string {
  switch (part.kind) {
    case 'without':
      return t('not {word}', { word: part.value });
    case 'phrase':
      return part.negated ? t('not “{words}”', { words: part.value }) : t('exactly “{words}”', { words: part.value });
    case 'filter':
      return filterText(part);
    case 'date': {
      const texts = dateTexts[part.field];
      return t(part.negated ? texts.not : texts.only, { date: dateText(part) });
    }
    case 'sort':
      return part.by === 'date' ? t('newest first') : t('best first');
  }
}

const filterTexts = {
  folder: { only: message('in folder {value}'), not: message('not in folder {value}') },
  tag: { only: message('tag {value}'), not: message('not tag {value}') },
  type: { only: message('type {value}'), not: message('not type {value}') },
  title: { only: message('title {value}'), not: message('not title {value}') },
  path: { only: message('path {value}'), not: message('not path {value}') },
};

const dateTexts = {
  after: { only: message('since {date}'), not: message('not since {date}') },
  before: { only: message('before {date}'), not: message('not before {date}') },
};

function filterText({ field, value, negated }: Extract<QueryPart, { kind: 'filter' }>): string {
  const texts = filterTexts[field];
  const format = field === 'type' ? noteFormat.safeParse(value).data : undefined;
  return t(negated ? texts.not : texts.only, { value: format === undefined ? value : formatName(format) });
}

const precisions = ['year', 'month', 'day'] as const;

/** As precise as it was typed: a year, a month, a day, or a day of late such as `today`. */
function dateText({ value, time }: Extract<QueryPart, { kind: 'date' }>): string {
  if (!/^\d/.test(value)) return relativeDate(time, Date.now());
  const precision = precisions[value.split('-').length - 1];
  return precision === undefined ? value : preciseDate(time, precision);
}
