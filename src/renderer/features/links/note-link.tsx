import { type KeyboardEvent, type ReactNode, use, useEffect } from 'react';
import type { LinkTarget, ResolvedLink } from '../../../shared/links.ts';
import { DrawnNoteContext } from '../note-parts/drawn-note.ts';
import { reportFailure } from '../notices/store.ts';
import { cardStore } from './card-store.ts';
import { linkKey, linksStore, useLinks } from './links-store.ts';
import { OpenPlaceContext } from './open-place.ts';

interface NoteLinkProps extends LinkTarget {
  children?: ReactNode;
}

/**
 * A link in a note. It opens the note that it leads to; where that is not one note, a card says why and what can be done.
 * A card is also a peek at the note: the pointer comes to rest on the link, or Alt ↓ is pressed.
 */
export function NoteLink({ target, kind, children }: NoteLinkProps) {
  const noteId = use(DrawnNoteContext)?.noteId ?? null;
  const openPlace = use(OpenPlaceContext);
  const link = useResolved(noteId, { target, kind });
  if (noteId === null) return <span className="note-link">{children}</span>;

  const withLink = (act: (link: ResolvedLink) => void): void => {
    if (link) act(link);
    else reportFailure(linksStore.getState().resolve(noteId, { target, kind }).then(act));
  };
  const follow = (element: HTMLElement): void =>
    withLink((resolved) => {
      if (resolved.kind === 'one') {
        cardStore.getState().hide();
        openPlace(resolved.note, resolved.subpath);
      } else cardStore.getState().show({ element, written: { target, kind }, link: resolved, isHeld: true });
    });
  const peek = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'ArrowDown' || !event.altKey) return;
    event.preventDefault();
    const element = event.currentTarget;
    withLink((resolved) =>
      cardStore.getState().show({ element, written: { target, kind }, link: resolved, isHeld: true }),
    );
  };

  return (
    <a
      href={`#${encodeURIComponent(target)}`}
      className="note-link"
      data-link={target}
      data-leads={link?.kind}
      draggable={false}
      aria-haspopup={link && link.kind !== 'one' ? 'dialog' : undefined}
      onClick={(event) => {
        event.preventDefault();
        follow(event.currentTarget);
      }}
      onKeyDown={peek}
      // Not when it is entered: a note that is scrolled brings links under a pointer that rests.
      onPointerMove={({ currentTarget: element }) => {
        if (link) cardStore.getState().showSoon({ element, written: { target, kind }, link, isHeld: false });
      }}
      onPointerLeave={() => cardStore.getState().hideSoon()}
    >
      {children}
    </a>
  );
}

/** Where a link leads; undefined until it is known. */
function useResolved(noteId: number | null, { target, kind }: LinkTarget): ResolvedLink | undefined {
  const link = useLinks(({ links }) => (noteId === null ? undefined : links.get(linkKey(noteId, { target, kind }))));
  const revision = useLinks((state) => state.revision);
  // A changed library may lead the link elsewhere.
  useEffect(() => {
    // A link that cannot be resolved now is resolved when it is followed.
    if (noteId !== null)
      linksStore
        .getState()
        .resolve(noteId, { target, kind })
        .catch(() => {});
  }, [noteId, target, kind, revision]);
  return link;
}
