import type { Grade as GradeName, Hit } from '../../../shared/domain.ts';
import { type Message, message, t } from '../../lib/translate.tsx';

const dots: Record<GradeName, number> = { strong: 3, good: 2, weak: 1 };
const names: Record<GradeName, Message> = { strong: message('Strong'), good: message('Good'), weak: message('Weak') };

interface GradeProps {
  hit: Pick<Hit, 'grade' | 'similarity'>;
  /** The figures behind it, see similarityText. */
  hint?: string;
  /** Whether there is room for the dots only. */
  isBrief?: boolean;
}

/**
 * How well a passage answers, as three dots and a word, or “By words” where its meaning was not compared. Its hint is the
 * browser’s own: a tooltip component for each of many results would cost more than the results.
 */
export function Grade({ hit: { grade, similarity }, hint, isBrief = false }: GradeProps) {
  // A small library has no similarity baseline, so its hits have no grade.
  if (!grade && similarity !== null) return null;
  return (
    <span className="flex shrink-0 items-baseline gap-2 text-xs whitespace-nowrap text-dim" title={hint}>
      {grade && (
        <span className="flex gap-0.75 self-center" aria-hidden>
          {[1, 2, 3].map((dot) => (
            <span
              key={dot}
              className={`size-1.25 rounded-full ${dot <= dots[grade] ? 'filled bg-accent' : 'unfilled bg-line-strong'}`}
            />
          ))}
        </span>
      )}
      <span className={isBrief && grade ? 'sr-only' : ''}>{grade ? t(names[grade]) : t('By words')}</span>
    </span>
  );
}
