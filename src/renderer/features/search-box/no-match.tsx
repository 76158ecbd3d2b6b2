import type { SearchMode } from '../../../shared/domain.ts';
import type { Answer } from '../results/store.ts';
import { isPartial } from '../results/summary.ts';

const hints: Record<SearchMode, string> = {
  hybrid: 'Try fewer words, or say it another way.',
  semantic: 'Try to say it another way, or search by words.',
  keyword: 'Try fewer words, or search by meaning: the note may say it differently.',
};

export function NoMatch({ answer }: { answer: Answer }) {
  return (
    <div className="flex flex-1 flex-col items-center px-8 pt-[18vh] text-center">
      <p className="text-[15px] font-semibold">{answer.similarTo ? 'No note is similar' : 'No note matches'}</p>
      {!answer.similarTo && (
        <p className="mt-1.5 max-w-[300px] text-[13px] leading-5 text-muted">{hints[answer.mode]}</p>
      )}
      {isPartial(answer) && (
        <p className="mt-3 max-w-[300px] text-[13px] leading-5 text-dim">
          Your notes are still being read for their meaning. More can be found in a moment.
        </p>
      )}
    </div>
  );
}
