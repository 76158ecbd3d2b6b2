import { FolderOpen, Lock } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { chooseFolders } from '../library/requests.ts';
import { activeHost, useModels } from '../models/store.ts';

/** The first thing a user sees: what to do, and why it is safe. */
export function EmptyLibrary() {
  const host = useModels(activeHost);
  return (
    <div className="flex flex-1 flex-col items-center justify-center overflow-y-auto px-8 pb-10 text-center">
      <FolderOpen className="size-10 text-accent" strokeWidth={1.25} aria-hidden />
      <h1 className="mt-6 text-2xl font-semibold tracking-tight">Find your notes by what they mean</h1>
      <p className="mt-2.5 max-w-[25rem] text-md leading-6 text-muted">
        Drag a folder of notes anywhere onto this window, or choose one. Nearnote reads Markdown, text, PDF, Word and
        more, in all the folders inside.
      </p>
      <Button look="primary" size="large" className="mt-7" onClick={chooseFolders}>
        Choose folder…
      </Button>
      <p className="mt-10 flex items-center gap-2 text-sm text-dim">
        <Lock className="size-3.5" aria-hidden />
        {host === null ? 'Nothing leaves this computer.' : `Their text is sent to ${host}, as you chose in Settings.`}{' '}
        Your files are only read, never changed.
      </p>
    </div>
  );
}
