import type { Dtype } from '../../../shared/models.ts';
import { t } from '../../lib/translate.tsx';

/** A number format as the user reads it: `q8` and the like are names for programmers. */
export function dtypeName(dtype: Dtype): string {
  return t('{bits}-bit', { bits: { q4: '4', q8: '8', fp16: '16', fp32: '32' }[dtype] });
}
