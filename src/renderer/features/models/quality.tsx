import type { ModelView } from '../../../shared/models.ts';
import { t } from '../../lib/translate.tsx';
import { Hint } from '../../ui/hint.tsx';
import { fitOutOfTen, languageFits } from './fit-text.ts';

/** How well a model finds notes like these: a bar for the eye, and its figure. */
export function Quality({ model: { fit }, quality }: { model: ModelView; quality: number | null }) {
  if (fit === null || quality === null) {
    return (
      <span className="text-xs text-dim">
        <span aria-hidden>–</span>
        <span className="sr-only">{t('not measured')}</span>
      </span>
    );
  }
  return (
    <Hint text={languageFits(fit)}>
      <span className="flex w-fit items-center gap-2 text-xs tabular-nums">
        <span className="unfilled h-1.5 w-14 shrink-0 overflow-hidden rounded-full bg-line" aria-hidden>
          <span
            className="filled block h-full origin-left bg-accent"
            style={{ transform: `scaleX(${fit.ndcg10.toFixed(3)})` }}
          />
        </span>
        <span aria-hidden>{fitOutOfTen(fit.ndcg10)}</span>
        <span className="sr-only">{t('{figure} of 10', { figure: fitOutOfTen(fit.ndcg10) })}</span>
      </span>
    </Hint>
  );
}
