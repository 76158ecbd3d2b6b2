import { flushSync } from 'react-dom';
import type { EmbeddingFailure } from '../../../shared/domain.ts';
import { plural } from '../../ui/format.ts';
import { placeOf } from '../library/paths.ts';
import { previewStore } from '../note-pane/use-note-pane.ts';
import { focusSearch } from '../results/focus.ts';
import { RetryList } from '../retry-list/retry-list.tsx';
import { settingsStore } from '../settings/use-settings.ts';
import { byNote } from './by-note.ts';
import { failuresStore } from './use-failures.ts';

/** The passages that could not be embedded, by note, each with the reason. */
export function FailuresDialog() {
  return (
    <RetryList
      store={failuresStore}
      title="Passages that could not be embedded"
      description="They are found by their words, but not by their meaning."
      label="Failed passages"
      empty="None: all are embedded."
      className="max-w-[620px]"
      shown={({ failures }) => failures.length}
    >
      {({ failures }) => byNote(failures).map((note) => <NoteFailures key={note.noteId} note={note} />)}
    </RetryList>
  );
}

function read(failure: EmbeddingFailure): void {
  // The dialogs must be gone before the focus can leave them.
  flushSync(() => {
    failuresStore.getState().close();
    settingsStore.getState().close();
  });
  previewStore.getState().open({ noteId: failure.noteId, chunkId: failure.chunkId, found: null });
  focusSearch();
}

function NoteFailures({ note }: { note: ReturnType<typeof byNote>[number] }) {
  return (
    <section aria-label={note.title} className="mb-3 last:mb-0">
      <div className="flex items-baseline gap-3 px-3 py-1">
        <h3 className="min-w-0 truncate text-[13px] font-semibold">{note.title}</h3>
        <p className="min-w-0 flex-1 truncate text-xs text-dim">{placeOf(note)}</p>
        <p className="shrink-0 text-xs text-dim tabular-nums">{plural(note.failures.length, 'passage')}</p>
      </div>
      <ul>
        {note.failures.map((failure) => (
          <li key={`${failure.chunkId} ${failure.model}`}>
            <button
              type="button"
              onClick={() => read(failure)}
              className="w-full rounded-md px-3 py-2 text-left hover:bg-hover"
            >
              <span className="line-clamp-2 text-[13px] leading-5 break-words text-muted">{failure.passage}</span>
              <span className="mt-0.5 block text-xs leading-4 break-words text-danger">{failure.reason}</span>
              <span className="mt-0.5 block text-xs leading-4 text-dim">by {failure.model}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
