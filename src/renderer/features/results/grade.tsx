import type { Hit, Grade as StrengthOf } from '../../../shared/domain.ts';

const dots: Record<StrengthOf, number> = { strong: 3, good: 2, weak: 1 };
const names: Record<StrengthOf, string> = { strong: 'Strong', good: 'Good', weak: 'Weak' };

interface StrengthProps {
  hit: Pick<Hit, 'grade' | 'similarity'>;
  /** The figures behind it, see closenessOf. */
  hint?: string;
}

/**
 * How well a passage answers, as three dots and a word; where its meaning was not compared, that it was found by its
 * words. Its hint is the system's own: one of ours for each of many results would cost more than the results.
 */
export function Grade({ hit: { grade, similarity }, hint }: StrengthProps) {
  // A small library has too little to judge by.
  if (!grade && similarity !== null) return null;
  return (
    <span className="flex shrink-0 items-baseline gap-2 text-xs whitespace-nowrap text-dim" title={hint}>
      {grade && (
        <span className="flex gap-[3px] self-center" aria-hidden>
          {[1, 2, 3].map((dot) => (
            <span
              key={dot}
              className={`size-[5px] rounded-full ${dot <= dots[grade] ? 'bg-accent' : 'bg-line-strong'}`}
            />
          ))}
        </span>
      )}
      {grade ? names[grade] : 'By words'}
    </span>
  );
}
