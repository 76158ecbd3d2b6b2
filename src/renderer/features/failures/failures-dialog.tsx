import { flushSync } from 'react-dom';
import type { EmbeddingFailure } from '../../../shared/domain.ts';
import { visible } from '../../../shared/visible.ts';
import { amount } from '../../lib/amounts.ts';
import { placeOf } from '../../lib/paths.ts';
import { t, told } from '../../lib/translate.tsx';
import { notePaneStore } from '../note-pane/store.ts';
import { RetryList } from '../retry-list/retry-list.tsx';
import { focusSearch } from '../search/focus.ts';
import { failuresStore } from './store.ts';

/** The passages that could not be embedded, by note, each with the reason. `onRead` closes the dialog underneath. */
export function FailuresDialog({ onRead }: { onRead: () => void }) {
  const read = ({ noteId, chunkId }: EmbeddingFailure): void => {
    // The dialogs must be gone before the focus can leave them.
    flushSync(() => {
      failuresStore.getState().close();
      onRead();
    });
    notePaneStore.getState().open({ noteId, chunkId, found: null });
    focusSearch();
  };
  return (
    <RetryList
      store={failuresStore}
      title={t('Passages that could not be embedded')}
      description={t('Search by words finds them, search by meaning does not.')}
      label={t('Failed passages')}
      empty={t('None: every passage is embedded.')}
      className="max-w-[38.75rem]"
      shown={({ failures }) => failures.length}
    >
      {({ failures }) =>
        [...Map.groupBy(failures, ({ noteId }) => noteId)].map(([noteId, ofNote]) => (
          <NoteFailures key={noteId} failures={ofNote} onRead={read} />
        ))
      }
    </RetryList>
  );
}

interface NoteFailuresProps {
  failures: EmbeddingFailure[];
  onRead: (failure: EmbeddingFailure) => void;
}

function NoteFailures({ failures, onRead }: NoteFailuresProps) {
  const [note] = failures;
  if (!note) return null;
  return (
    <section aria-label={visible(note.title)} className="mb-3 last:mb-0">
      <div className="flex items-baseline gap-3 px-3 py-1">
        <h3 className="min-w-0 truncate text-sm font-semibold">{visible(note.title)}</h3>
        <p className="min-w-0 flex-1 truncate text-xs text-dim">{visible(placeOf(note))}</p>
        <p className="shrink-0 text-xs text-dim tabular-nums">{amount(failures.length, 'passage')}</p>
      </div>
      <ul>
        {failures.map((failure) => (
          <li key={`${failure.chunkId} ${failure.model}`}>
            <button
              type="button"
              onClick={() => onRead(failure)}
              className="w-full rounded-md px-3 py-2 text-left hover:bg-hover"
            >
              <span className="line-clamp-2 text-sm leading-5 break-words text-muted">{failure.passage}</span>
              <span className="mt-0.5 block text-xs leading-4 break-words text-danger">{told(failure.reason)}</span>
              <span className="mt-0.5 block text-xs leading-4 text-dim">
                {t('by {model}', { model: failure.model })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
