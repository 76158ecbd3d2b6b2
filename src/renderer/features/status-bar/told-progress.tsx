import { percent } from '../../lib/format.ts';
import { t } from '../../lib/translate.tsx';
import type { StatusLine } from './status-line.ts';

/** The progress as screen readers are told it: when it begins, and at each quarter. They read the end from the line itself. */
export function ToldProgress({ line }: { line: StatusLine | null }) {
  return (
    <p aria-live="polite" className="sr-only">
      {line && toldProgress(line)}
    </p>
  );
}

/** In steps that are worth an interruption; null where nothing goes on. */
export function toldProgress({ kind, share }: Pick<StatusLine, 'kind' | 'share'>): string | null {
  if (kind !== 'work' && kind !== 'switch') return null;
  const quarter = Math.floor((share ?? 0) * 4) / 4;
  const what = kind === 'work' ? t('Reading your notes and learning what they mean') : t('Switching to another model');
  return quarter === 0 ? what : `${what}, ${percent(quarter)}`;
}
