import { stemOf } from '../../notes/link.ts';
import { dayAndMonth, localTime } from './calendar.ts';
import { dateOf } from './date-of.ts';
import { isDayFirst } from './day-order.ts';

/** Names with other years are more likely to be numbers. */
const likely = /^(?:19|20)\d\d/;
const beginning = /^(\d{4})([-_. ]?)(\d{2})\2(\d{2})(?!\d)/;
const zettel = /^(\d{4}\d{2}\d{2}[T_-]?\d{4}(?:\d{2})?)(?![\d])/;
const within = /(?<![\d.-])((?:19|20)\d\d)([-_.])(\d{2})\2(\d{2})(?![\d]|[-_.]\d)/;
const reversed = /(?:^|\s|_)(\d{1,2})([-._])(\d{1,2})\2((?:19|20)\d\d)(?!\d)/;
const partOfYear = /^((?:19|20)\d\d-(?:W\d{1,2}|Q[1-4]|\d{2}))(?![\d-])/i;
const folders =
  /(?:^|\/)((?:19|20)\d\d)\/(?:\1[-_])?(\d{1,2})(?:[-_ ][^/]*)?\/(?:\1[-_]\2[-_])?(\d{1,2})(?:[-_ ]\p{L}[^/]*)?$/u;

/**
 * The date in a file’s name, as in daily notes, or in the names of its folders (`2021/03/05.md`); null if there is none.
 * @param path relative to its folder, with `/` between its parts.
 */
export function dateOfPath(path: string, dayFirst: boolean | null = isDayFirst()): number | null {
  const name = stemOf(path).normalize('NFKC').trim();
  return inName(name, dayFirst) ?? inFolders(path);
}

function inName(name: string, dayFirst: boolean | null): number | null {
  const stamp = zettel.exec(name)?.[1];
  const moment = stamp !== undefined && likely.test(name) ? dateOf(stamp, dayFirst) : null;
  if (moment !== null) return moment;
  const match = beginning.exec(name) ?? within.exec(name);
  if (match !== null) return localTime(Number(match[1]), Number(match[3]), Number(match[4]));
  const [, first, sign, second, year] = reversed.exec(name) ?? [];
  if (year !== undefined)
    return dayAndMonth(Number(year), Number(first), Number(second), sign === '.' ? true : dayFirst);
  const part = partOfYear.exec(name)?.[1];
  if (part !== undefined) return dateOf(part, dayFirst);
  // `March 5th, 2021` and the like: a name that is nothing but a date in words.
  return /\p{L}/u.test(name) && /\d{4}/.test(name) ? dateOf(name, dayFirst) : null;
}

function inFolders(path: string): number | null {
  const [, year, month, day] = folders.exec(path.replace(/\.[^./]*$/, '')) ?? [];
  return year === undefined ? null : localTime(Number(year), Number(month), Number(day));
}
