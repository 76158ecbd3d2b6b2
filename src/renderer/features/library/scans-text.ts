import type { ScanState } from '../../../shared/scans.ts';
import { bytes } from '../../lib/format.ts';
import { t } from '../../lib/translate.tsx';

/** How far reading scanned pages is, or downloading what it needs. */
export function scansText({ kind, done, total }: NonNullable<ScanState['activity']>): string {
  return kind === 'fetching'
    ? t('Downloading what scanned pages are read with: {done} of {total}', { done: bytes(done), total: bytes(total) })
    : t('Reading scanned pages: {done, number} of {total, number}', { done, total });
}
