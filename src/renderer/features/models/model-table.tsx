import { ChevronDown, ChevronUp } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { t } from '../../lib/translate.tsx';
import { useLibrary } from '../library/store.ts';
import { type Column, modelRows, nextOrder, type Order, sortedRows } from './model-rows.ts';
import { ModelTableRow } from './model-table-row.tsx';
import { useModels } from './store.ts';

/** Every model with what tells them apart, sorted by any column. */
export function ModelTable() {
  const models = useModels((state) => state.models);
  const chosen = useModels((state) => state.chosen);
  const chunks = useLibrary((state) => state.library?.chunks ?? 0);
  const [order, setOrder] = useState<Order | null>(null);
  const rows = useMemo(
    () => (models === null ? [] : sortedRows(modelRows(models, chosen, chunks), order)),
    [models, chosen, chunks, order],
  );
  const head = { order, onOrder: (column: Column) => setOrder((current) => nextOrder(current, column)) };

  return (
    <div className="@container">
      <table aria-label={t('Models')} className="w-full border-collapse text-sm">
        <thead>
          <tr className="border-b border-line text-left text-xs text-muted">
            <Head column="name" className="pl-2" {...head}>
              {t('Model')}
            </Head>
            <Head column="languages" className="hidden @3xl:table-cell" {...head}>
              {t('Languages')}
            </Head>
            <Head column="quality" {...head}>
              {t('Quality (of 10)')}
            </Head>
            <Head column="size" className="hidden @md:table-cell" {...head}>
              {t('Size')}
            </Head>
            <Head column="speed" className="hidden @xl:table-cell" {...head}>
              {t('Passages/s here')}
            </Head>
            <th scope="col" className="font-normal">
              <span className="sr-only">{t('Actions')}</span>
            </th>
          </tr>
        </thead>
        {rows.map((row) => (
          <ModelTableRow key={row.model.id} row={row} />
        ))}
      </table>
    </div>
  );
}

interface HeadProps {
  column: Column;
  order: Order | null;
  onOrder: (column: Column) => void;
  className?: string;
  children: ReactNode;
}

function Head({ column, order, onOrder, className = '', children }: HeadProps) {
  const isSorted = order?.column === column;
  const Arrow = order?.isDescending ? ChevronDown : ChevronUp;
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (order.isDescending ? 'descending' : 'ascending') : 'none'}
      className={`py-1 pr-3 font-medium ${className}`}
    >
      <button
        type="button"
        onClick={() => onOrder(column)}
        className={`-ml-1 flex h-6 items-center gap-0.5 rounded px-1 whitespace-nowrap hover:bg-hover hover:text-ink ${isSorted ? 'text-ink' : ''}`}
      >
        {children}
        {isSorted && <Arrow className="size-3.5" aria-hidden />}
      </button>
    </th>
  );
}
