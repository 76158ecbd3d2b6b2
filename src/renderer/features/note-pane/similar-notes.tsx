import type { Hit } from '../../../shared/domain.ts';
import { placeOf } from '../../lib/paths.ts';
import { Outcome } from '../../ui/outcome.tsx';
import { Grade } from '../search/grade.tsx';
import { useSimilar } from './similar-store.ts';
import { notePaneStore } from './store.ts';
import { targetOf } from './target.ts';

/** At the end of a note, the notes that are similar to it. */
export function SimilarNotes({ noteId }: { noteId: number }) {
  const similar = useSimilar();
  const { hits, failure } = similar;
  if (similar.noteId !== noteId || (!hits && failure === null)) return null;
  return (
    <section aria-label="Similar notes" className="mt-12 border-t border-line pt-5 select-none">
      <h3 className="mb-2 text-xs font-semibold text-dim">Similar notes</h3>
      <Outcome failure={failure} />
      {hits?.length === 0 && <p className="text-sm text-dim">No other note can be compared with this one yet.</p>}
      <ul className="-mx-3">
        {hits?.map((hit) => (
          <SimilarNote key={hit.noteId} hit={hit} />
        ))}
      </ul>
    </section>
  );
}

function SimilarNote({ hit }: { hit: Hit }) {
  return (
    <li>
      <button
        type="button"
        onClick={() => notePaneStore.getState().open(targetOf(hit.noteId, hit))}
        className="flex w-full items-baseline gap-3 rounded-md px-3 py-1.5 text-left text-sm hover:bg-hover"
      >
        <span className="min-w-0 truncate font-medium">{hit.title}</span>
        <span className="min-w-0 flex-1 truncate text-xs text-dim">{placeOf(hit)}</span>
        <Grade hit={hit} />
      </button>
    </li>
  );
}
