import { t } from './translate.tsx';

/** `1,873 notes`. */
export function notes(count: number): string {
  return t('{count, plural, one {# note} other {# notes}}', { count });
}

/** `3,391 passages`. */
export function passages(count: number): string {
  return t('{count, plural, one {# passage} other {# passages}}', { count });
}
