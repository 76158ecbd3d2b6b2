import { Popover } from 'radix-ui';
import { type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { type ErrorShape, toErrorShape } from '../../../shared/errors.ts';
import { type LinkedNote, type LinkTarget, linkParts, type Peek } from '../../../shared/links.ts';
import { visible } from '../../../shared/visible.ts';
import { request } from '../../lib/api.ts';
import { lastPartOf, placeOf } from '../../lib/paths.ts';
import { t, told } from '../../lib/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { LazyMarkdown } from '../../ui/markdown/lazy-markdown.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { PopoverCard } from '../../ui/popover.tsx';
import { searchFor } from '../search/search-for.ts';
import { type Card, cardStore, useCard } from './card-store.ts';
import { OpenPlaceContext } from './open-place.ts';

/** The card of the link that the user looks at. One serves all links of the note pane. */
export function LinkCard() {
  const card = useCard((state) => state.card);
  const { hide, hideSoon, stay } = cardStore.getState();
  const anchor = useMemo(() => ({ current: card?.element ?? document.body }), [card]);
  // The note may give way to another.
  useEffect(() => hide, [hide]);
  if (!card) return null;
  return (
    // A card that the user asks for while another one is shown is another card, and takes the focus.
    <Popover.Root key={`${card.written.target} ${card.isHeld}`} open onOpenChange={hide}>
      <Popover.Anchor virtualRef={anchor} />
      <PopoverCard
        aria-label={t('Link to {target}', { target: card.written.target })}
        align="start"
        onPointerEnter={stay}
        onPointerLeave={hideSoon}
        onInteractOutside={keepForLinks}
        onOpenAutoFocus={(event) => !card.isHeld && event.preventDefault()}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          if (card.isHeld && card.element.isConnected && isFocusLost()) card.element.focus({ preventScroll: true });
        }}
        className="flex max-h-[min(22rem,var(--radix-popover-content-available-height))] w-[22rem] flex-col overflow-hidden text-sm"
      >
        <CardContent card={card} />
      </PopoverCard>
    </Popover.Root>
  );
}

/** A click on a link decides by itself what becomes of the card. */
function keepForLinks(event: CustomEvent<{ originalEvent: Event }>): void {
  const { target } = event.detail.originalEvent;
  if (target instanceof Element && target.closest('[data-link]')) event.preventDefault();
}

function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

function CardContent({ card: { link, written } }: { card: Card }) {
  switch (link.kind) {
    case 'one':
      return <NotePeek note={link.note} subpath={link.subpath} />;
    case 'several':
      return <Choices notes={link.notes} subpath={link.subpath} />;
    case 'none':
      return <Missing name={nameIn(written)} />;
    case 'refused':
      return <Said>{told(link.reason)}</Said>;
  }
}

/** What a link calls its note: without the folders and the extension of a path. */
function nameIn(written: LinkTarget): string {
  const { path } = linkParts(written);
  return written.kind === 'wiki' ? path : lastPartOf(path).replace(/\.[a-z\d]{1,8}$/i, '');
}

function Said({ children }: { children: ReactNode }) {
  return <p className="px-4 py-3 break-words text-muted">{children}</p>;
}

function Missing({ name }: { name: string }) {
  const search = (): void => {
    cardStore.getState().hide();
    searchFor(name.replaceAll('"', ' '));
  };
  return (
    <div className="px-4 py-3">
      <p className="break-words text-muted">{t('No note is called “{name}”.', { name })}</p>
      <Button size="small" className="mt-2.5" onClick={search}>
        {t('Search for this')}
      </Button>
    </div>
  );
}

function Choices({ notes, subpath }: { notes: readonly LinkedNote[]; subpath: string }) {
  const openPlace = use(OpenPlaceContext);
  return (
    <>
      <p className="px-4 pt-3 pb-1.5 text-xs text-dim">{t('Several notes have this name. Which one?')}</p>
      <ul className="min-h-0 overflow-y-auto px-1.5 pb-1.5">
        {notes.map((note) => (
          <li key={note.noteId}>
            <button
              type="button"
              className="block w-full rounded-md px-2.5 py-1.5 text-left hover:bg-hover focus-visible:bg-hover"
              onClick={() => {
                cardStore.getState().hide();
                openPlace(note, subpath);
              }}
            >
              <span className="block truncate font-medium">{visible(note.title)}</span>
              <span className="block truncate text-xs text-dim">{visible(note.path)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function NotePeek({ note, subpath }: { note: LinkedNote; subpath: string }) {
  const openPlace = use(OpenPlaceContext);
  const { peek, failure } = usePeek(note.noteId, subpath);
  return (
    <>
      <button
        type="button"
        className="block shrink-0 px-4 pt-3 pb-2 text-left outline-offset-[-0.125rem] hover:text-accent"
        onClick={() => {
          cardStore.getState().hide();
          openPlace(note, subpath);
        }}
      >
        <span className="block truncate text-base font-semibold">{visible(note.title)}</span>
        <span className="block truncate text-xs text-dim">
          {visible(subpath === '' ? placeOf(note) : `${placeOf(note)} · ${subpath}`)}
        </span>
      </button>
      <Outcome failure={failure} className="px-4 pb-2" />
      <div className="h-32 shrink-0 overflow-hidden border-t border-line px-4 py-2.5 text-muted" inert>
        {peek && <PeekText {...peek} text={withoutTitle(peek.text, note.title)} />}
      </div>
    </>
  );
}

/** The title stands above already. */
function withoutTitle(text: string, title: string): string {
  const [first = '', ...others] = text.split('\n');
  return first.replace(/^#+\s+/, '').trim() === title ? others.join('\n').trim() : text;
}

function PeekText({ format, text }: Peek) {
  if (text === '') return <p className="text-dim">{t('This note is empty.')}</p>;
  const plain = <p className="whitespace-pre-wrap">{text}</p>;
  if (format !== 'markdown') return plain;
  return (
    <div className="[&_:is(h1,h2,h3,h4,h5,h6)]:mt-0 [&_:is(h1,h2,h3,h4,h5,h6)]:text-sm">
      <LazyMarkdown text={text} instead={plain} />
    </div>
  );
}

interface Peeked {
  /** Null until it is there. */
  peek: Peek | null;
  failure: ErrorShape | null;
}

const nothing: Peeked = { peek: null, failure: null };

/** The first lines of what a link leads to. */
function usePeek(noteId: number, subpath: string): Peeked {
  const [found, setFound] = useState(nothing);
  useEffect(() => {
    let isWanted = true;
    setFound(nothing);
    request('links.peek', { noteId, subpath }).then(
      (peek) => isWanted && setFound({ peek, failure: null }),
      (error: unknown) => isWanted && setFound({ peek: null, failure: toErrorShape(error) }),
    );
    return () => {
      isWanted = false;
    };
  }, [noteId, subpath]);
  return found;
}
