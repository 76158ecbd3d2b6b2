import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { flushSync } from 'react-dom';
import type { EmbeddingFailure } from '../../../shared/domain.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { count, plural } from '../../ui/format.ts';
import { Modal } from '../../ui/modal.tsx';
import { Scroller } from '../../ui/scroller.tsx';
import { placeOf } from '../library/paths.ts';
import { previewStore } from '../preview/use-preview.ts';
import { focusSearch } from '../search/focus.ts';
import { settingsStore } from '../settings/use-settings.ts';
import { byNote } from './by-note.ts';
import { useFailures } from './use-failures.ts';

/** The passages that could not be embedded, by note, each with the reason. */
export function FailuresDialog() {
  const isOpen = useFailures((state) => state.isOpen);
  const close = useFailures((state) => state.close);
  return (
    <Modal isOpen={isOpen} onClose={close} className="max-w-[620px]">
      <Panel />
    </Modal>
  );
}

function Panel() {
  const list = useFailures((state) => state.list);
  const problem = useFailures((state) => state.problem);
  const isRetrying = useFailures((state) => state.isRetrying);
  const retry = useFailures((state) => state.retry);
  const close = useFailures((state) => state.close);

  const read = (failure: EmbeddingFailure): void => {
    // The dialogs must be gone before the focus can leave them.
    flushSync(() => {
      close();
      settingsStore.getState().close();
    });
    previewStore.getState().open({ documentId: failure.documentId, chunkId: failure.chunkId, found: null });
    focusSearch();
  };

  return (
    <>
      <div className="flex shrink-0 items-start gap-3 border-b border-line py-5 pr-4 pl-6">
        <div className="min-w-0 flex-1">
          <Dialog.Title className="text-base font-semibold">Passages that could not be embedded</Dialog.Title>
          <Dialog.Description className="mt-1 text-[13px] leading-5 text-muted">
            They are found by their words, but not by their meaning.
          </Dialog.Description>
          {problem !== null && (
            <p role="alert" className="mt-2 text-[13px] leading-5 break-words text-danger">
              {problem}
            </p>
          )}
        </div>
        {list && list.total > 0 && (
          <Button aria-busy={isRetrying} onClick={retry}>
            Retry all
          </Button>
        )}
        <Dialog.Close asChild>
          <IconButton label="Close" className="mt-0.5">
            <X className="size-4" aria-hidden />
          </IconButton>
        </Dialog.Close>
      </div>
      <Scroller label="Failed passages" className="px-3 py-3">
        {list?.total === 0 && <p className="px-3 py-6 text-center text-[13px] text-dim">None: all are embedded.</p>}
        {list && byNote(list.failures).map((note) => <NoteFailures key={note.documentId} note={note} onRead={read} />)}
        {list && list.total > list.failures.length && (
          <p className="px-3 py-2 text-xs text-dim">and {count(list.total - list.failures.length)} more</p>
        )}
      </Scroller>
    </>
  );
}

interface NoteFailuresProps {
  note: ReturnType<typeof byNote>[number];
  onRead: (failure: EmbeddingFailure) => void;
}

function NoteFailures({ note, onRead }: NoteFailuresProps) {
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
              onClick={() => onRead(failure)}
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
