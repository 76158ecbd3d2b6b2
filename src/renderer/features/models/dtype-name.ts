import { bitsOf, type Dtype } from '../../../shared/models.ts';
import { t } from '../../lib/translate.tsx';

/** A number format as the user reads it. */
export function dtypeName(dtype: Dtype): string {
  return t('{bits}-bit', { bits: bitsOf[dtype] });
}
