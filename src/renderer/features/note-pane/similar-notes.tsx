import type { ReactNode } from 'react';
import type { Hit } from '../../../shared/domain.ts';
import { placeOf } from '../library/paths.ts';
import { Grade } from '../results/grade.tsx';
import { targetOf } from '../results/target.ts';
import { previewStore } from './use-note-pane.ts';
import { useSimilar } from './use-similar.ts';

/** At the end of a note, the notes that are similar to it. */
export function SimilarNotes({ noteId }: { noteId: number }) {
  const hits = useSimilar((state) => (state.noteId === noteId ? state.hits : null));
  const failure = useSimilar((state) => (state.noteId === noteId ? state.failure : null));
  if (failure !== null) return <Section>{<p className="text-[13px] text-danger">{failure}</p>}</Section>;
  if (!hits) return null;
  return (
    <Section>
      {hits.length === 0 ? (
        <p className="text-[13px] text-dim">No other note is close to this one.</p>
      ) : (
        <ul className="-mx-3">
          {hits.map((hit) => (
            <SimilarNote key={hit.noteId} hit={hit} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Section({ children }: { children: ReactNode }) {
  return (
    <section aria-label="Similar notes" className="mt-12 border-t border-line pt-5 select-none">
      <h3 className="mb-2 text-xs font-semibold text-dim">Similar notes</h3>
      {children}
    </section>
  );
}

function SimilarNote({ hit }: { hit: Hit }) {
  const read = (): void => previewStore.getState().open(targetOf(hit.noteId, hit));
  return (
    <li>
      <button
        type="button"
        onClick={read}
        className="flex w-full items-baseline gap-3 rounded-md px-3 py-1.5 text-left text-[13px] hover:bg-hover"
      >
        <span className="min-w-0 truncate font-medium">{hit.title}</span>
        <span className="min-w-0 flex-1 truncate text-xs text-dim">{placeOf(hit)}</span>
        <Grade hit={hit} />
      </button>
    </li>
  );
}
