import type { ComparedNote, Comparison } from '../../../shared/domain.ts';
import { visible } from '../../../shared/visible.ts';
import { t } from '../../lib/translate.tsx';
import { CloseButton, Dialog } from '../../ui/dialog.tsx';
import { Scroller } from '../../ui/scroller.tsx';
import { readNote } from '../note-pane/note-commands.ts';
import { targetOf } from '../note-pane/target.ts';
import { reportFailure } from '../notices/store.ts';
import { switchBack } from '../reembed/requests.ts';
import { comparisonStore, useComparison } from './comparison-store.ts';
import { rankChange } from './rank-change.ts';

/** What the model in use and the one before answer to the last questions, side by side. */
export function ComparisonDialog() {
  const { previous, comparison, failure, close } = useComparison();
  if (!previous) return null;
  const isAsking = comparison === null && failure === null;
  return (
    <Dialog
      title={t('Your last questions, before and now')}
      description={t('Each model answers from its own vectors; these are the first five notes of each.')}
      failure={failure}
      isBusy={isAsking}
      onClose={close}
      className="max-w-[52rem]"
      footer={
        <>
          <CloseButton onClick={() => reportFailure(switchBack(previous), 'model')}>
            {t('Switch back to {model}', { model: previous.name })}
          </CloseButton>
          <CloseButton look="primary">{t('Keep it')}</CloseButton>
        </>
      }
    >
      <Scroller label={t('Answers')} className="px-6 py-4">
        {isAsking && (
          <p role="status" className="text-sm text-dim">
            {t('Asking both models…')}
          </p>
        )}
        {comparison && <Questions comparison={comparison} />}
      </Scroller>
    </Dialog>
  );
}

function Questions({ comparison: { before, now, questions } }: { comparison: Comparison }) {
  if (questions.length === 0) {
    return (
      <p className="text-sm leading-5 text-muted">
        {t('There are no recent searches to compare: none has been kept yet, or keeping them is switched off.')}
      </p>
    );
  }
  return questions.map((question) => (
    <section key={question.query} aria-label={question.query} className="mb-6">
      <h3 className="mb-2 text-base font-semibold break-words">{question.query}</h3>
      <div className="grid grid-cols-2 gap-6">
        <Answer model={before} notes={question.before} />
        <Answer model={now} notes={question.now} others={question.before} />
      </div>
    </section>
  ));
}

interface AnswerProps {
  model: string;
  notes: readonly ComparedNote[];
  /** What the other model answers, to tell what is different. */
  others?: readonly ComparedNote[];
}

function Answer({ model, notes, others }: AnswerProps) {
  return (
    <div className="min-w-0">
      <p className="truncate text-xs font-semibold text-muted">{model}</p>
      {notes.length === 0 && <p className="py-1.5 text-sm text-dim">{t('Nothing found')}</p>}
      <ol aria-label={model} className="mt-1">
        {notes.map((note, rank) => {
          const change = others ? rankChange(note, rank, others) : null;
          return (
            <li key={note.noteId}>
              <button
                type="button"
                onClick={() => read(note)}
                className="flex min-h-7 w-full items-baseline gap-2 rounded-md px-1.5 py-1 text-left text-sm hover:bg-hover"
              >
                <span className="w-3 shrink-0 text-right text-xs text-dim tabular-nums">{rank + 1}</span>
                <span className="min-w-0 flex-1 truncate">{visible(note.title)}</span>
                {change !== null && <span className="shrink-0 text-xs text-accent">{change}</span>}
              </button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** Closes the dialog and leads to the note. */
function read({ noteId }: ComparedNote): void {
  comparisonStore.getState().close();
  readNote(targetOf(noteId, null));
}
