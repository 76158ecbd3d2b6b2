import type { NoteFormat } from '../../../shared/domain.ts';
import type { QueryPart } from '../../../shared/query.ts';

/** What a part of a query does, in words that need no query language: `in folder work`, `not beetroot`. */
export function chipText(part: QueryPart): string {
  switch (part.kind) {
    case 'without':
      return `not ${part.value}`;
    case 'phrase':
      return part.negated ? `not “${part.value}”` : `exactly “${part.value}”`;
    case 'filter':
      return (part.negated ? 'not ' : '') + filterText(part);
    case 'date':
      return `${part.negated ? 'not ' : ''}${part.field === 'after' ? 'since' : 'before'} ${dateText(part)}`;
  }
}

function filterText({ field, value }: Extract<QueryPart, { kind: 'filter' }>): string {
  if (field === 'folder') return `in folder ${value}`;
  if (field === 'type') return `type ${typeNames[value] ?? value}`;
  return `${field} ${value}`;
}

const typeNames: Readonly<Record<string, string>> = {
  markdown: 'Markdown',
  text: 'plain text',
  org: 'Org',
  rst: 'reStructuredText',
  asciidoc: 'AsciiDoc',
  html: 'HTML',
  pdf: 'PDF',
  docx: 'Word',
  odt: 'OpenDocument',
  epub: 'EPUB',
  notebook: 'Jupyter notebook',
  code: 'source code',
} satisfies Record<NoteFormat, string>;

const formats = [
  new Intl.DateTimeFormat('en-GB', { year: 'numeric' }),
  new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: 'long' }),
  new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: 'long', day: 'numeric' }),
];

/** As exact as it was typed: a year, a month, a day, or a word such as `today`. */
function dateText({ value, time }: Extract<QueryPart, { kind: 'date' }>): string {
  if (!/^\d/.test(value)) return value.toLowerCase();
  const format = formats[value.split('-').length - 1];
  return format?.format(time) ?? value;
}
