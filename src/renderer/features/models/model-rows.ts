import type { ModelsState, ModelVariant, ModelView } from '../../../shared/models.ts';
import { told } from '../../lib/translate.tsx';
import { shownVariant } from './variants.ts';

/** A model as the table shows it, in the number format that the user looks at. */
export interface ModelRow {
  model: ModelView;
  variant: ModelVariant;
  /** Of 10, for the languages of the notes; null where it is not known. */
  quality: number | null;
  /** Of the download; null where nothing has to be downloaded, or the size is not known. */
  bytes: number | null;
  /** Passages a second here; null where it is not known. */
  speed: { perSecond: number; isMeasured: boolean } | null;
  isActive: boolean;
  /** Whether it is the one for the languages and the size of this library. */
  isRecommended: boolean;
}

export const columns = ['name', 'languages', 'quality', 'size', 'speed'] as const;
export type Column = (typeof columns)[number];

export interface Order {
  column: Column;
  isDescending: boolean;
}

/**
 * @param chosen by model id, the key of the number format the user looks at.
 * @param chunks passages of the library.
 */
export function modelRows(
  { models, advice }: Pick<ModelsState, 'models' | 'advice'>,
  chosen: Readonly<Record<string, string>>,
  chunks: number,
): ModelRow[] {
  return models.flatMap((model) => {
    const variant = shownVariant(model, chosen[model.id]);
    if (!variant) return [];
    const isActive = model.variants.some(({ status }) => status.state === 'active');
    const isAdvised = model.variants.some(({ key }) => key === advice?.key);
    return {
      model,
      variant,
      quality: model.fit && model.fit.ndcg10 * 10,
      bytes: variant.bytes,
      speed: speedOf(variant, chunks),
      isActive,
      isRecommended: advice === null ? isActive && model.fit !== null : isAdvised,
    };
  });
}

/** As measured, or else by the time that the whole library is expected to take. */
function speedOf({ speed, seconds }: ModelVariant, chunks: number): ModelRow['speed'] {
  if (speed) return { perSecond: speed.textsPerSecond, isMeasured: true };
  if (seconds === null || seconds <= 0 || chunks === 0) return null;
  return { perSecond: chunks / seconds, isMeasured: false };
}

/** Sorts rows; without an order, the one in use comes first, then the list’s own order. What is not known is always last. */
export function sortedRows(rows: readonly ModelRow[], order: Order | null): ModelRow[] {
  if (order === null) return rows.toSorted((a, b) => Number(b.isActive) - Number(a.isActive));
  const sign = order.isDescending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [x, y] = [cellOf(a, order.column), cellOf(b, order.column)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    if (typeof x === 'string' || typeof y === 'string') return sign * String(x).localeCompare(String(y));
    return sign * (x - y);
  });
}

function cellOf(row: ModelRow, column: Column): string | number | null {
  switch (column) {
    case 'name':
      return row.model.name;
    case 'languages':
      return told(row.model.languages);
    case 'quality':
      return row.quality;
    case 'size':
      return row.bytes;
    case 'speed':
      return row.speed?.perSecond ?? null;
  }
}

/** The order after a press on a column’s head: what one looks for first (the best, the smallest), then the other way, then none. */
export function nextOrder(order: Order | null, column: Column): Order | null {
  const first = column === 'quality' || column === 'speed';
  if (order?.column !== column) return { column, isDescending: first };
  return order.isDescending === first ? { column, isDescending: !first } : null;
}
