import type { ModelView } from '../../../shared/models.ts';
import { Hint } from '../../ui/hint.tsx';
import { fitOutOfTen, languageFits } from './fit-text.ts';
import { useModels } from './store.ts';

/** How well a model finds notes like these, for the eye and in figures; nothing while the notes say nothing of it. */
export function Fit({ model: { id, kind, fit } }: { model: ModelView }) {
  const isAdvised = useModels(({ models }) => models?.advice?.key.startsWith(`${id}@`) ?? false);
  const isAnyMeasured = useModels(({ models }) => models?.models.some((model) => model.fit !== null) ?? false);
  if (!isAnyMeasured || (fit === null && kind === 'hosted')) return null;
  if (fit === null) return <p className="mt-1 text-xs leading-5 text-dim">Not measured here</p>;
  return (
    <Hint text={meaning}>
      <p className="mt-1 flex w-fit flex-wrap items-center gap-x-2 text-xs leading-5 text-muted tabular-nums">
        <span className="h-1 w-16 overflow-hidden rounded-full bg-line" aria-hidden>
          <span
            className="block h-full origin-left bg-accent"
            style={{ transform: `scaleX(${fit.ndcg10.toFixed(3)})` }}
          />
        </span>
        <span>
          <span className="font-medium text-ink">{fitOutOfTen(fit.ndcg10)}</span> of 10 for your notes
        </span>
        <span className="text-dim">{languageFits(fit)}</span>
        {isAdvised && <span className="font-medium text-accent">Best for your notes</span>}
      </p>
    </Hint>
  );
}

const meaning =
  'How well it found notes in tests: 10 would be the right notes on top every time. Weighted by the languages of your notes. (Ten times nDCG@10, the mean of Meaning and Hybrid.)';
