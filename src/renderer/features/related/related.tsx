import { type ReactNode, useEffect, useRef } from 'react';
import type { Hit, NoteFormat } from '../../../shared/domain.ts';
import type { QuotedSentence, RelatedNote, RelatedNotes } from '../../../shared/links.ts';
import { visible } from '../../../shared/visible.ts';
import { count } from '../../lib/format.ts';
import { placeOf } from '../../lib/paths.ts';
import { t } from '../../lib/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { openAt } from '../note-pane/note-commands.ts';
import { notePaneStore } from '../note-pane/store.ts';
import { targetOf } from '../note-pane/target.ts';
import { Grade } from '../search/grade.tsx';
import { quotedParts } from './quoted.ts';
import { type LongList, useRelated } from './related-store.ts';

/** Beneath a note: what has to do with it. It is looked for when the user has come there. */
export function Related() {
  const { noteId, relations, failure, reach, showMore } = useRelated();
  const place = useRef<HTMLDivElement>(null);
  // The next note’s end must come into view anew.
  useEffect(() => {
    if (!place.current) return;
    const seen = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && reach());
    seen.observe(place.current);
    return () => seen.disconnect();
  }, [noteId, reach]);

  const long = (list: LongList, notes: RelatedNotes) => ({ notes, onMore: () => showMore(list) });
  return (
    <div ref={place} className="mt-12 min-h-24 border-t border-line pt-5 select-none">
      <Outcome failure={failure} />
      {relations && (
        <div className="flex flex-col gap-7">
          <Part title={t('Similar notes')}>
            {relations.similar.length === 0 && (
              <p className="text-sm text-dim">{t('No other note can be compared with this one yet.')}</p>
            )}
            <List>
              {relations.similar.map((hit) => (
                <Similar key={hit.noteId} hit={hit} reason={relations.reasons.get(hit.noteId)} />
              ))}
            </List>
          </Part>
          <LongPart title={t('Links to this note')} {...long('backlinks', relations.backlinks)} />
          <LongPart title={t('Named without a link')} {...long('mentions', relations.mentions)} />
        </div>
      )}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className="mb-1.5 text-xs font-semibold text-dim">{title}</h3>
      {children}
    </section>
  );
}

function List({ children }: { children: ReactNode }) {
  return <ul className="-mx-3">{children}</ul>;
}

/** A list of related notes; nothing where there are none. */
function LongPart({ title, notes: { notes, total }, onMore }: { title: string; notes: RelatedNotes; onMore(): void }) {
  if (total === 0) return null;
  return (
    <Part title={`${title} · ${count(total)}`}>
      <List>
        {notes.map((note) => (
          <Quoting key={note.noteId} note={note} />
        ))}
      </List>
      {total > notes.length && (
        <Button look="quiet" size="small" className="-ml-2.5" onClick={onMore}>
          {t('Show all {count, number}', { count: total })}
        </Button>
      )}
    </Part>
  );
}

const row = 'block w-full rounded-md px-3 py-1.5 text-left text-sm hover:bg-hover';

function Similar({ hit, reason }: { hit: Hit; reason: QuotedSentence | undefined }) {
  const open = (): void => {
    if (reason) openAt(hit, rangeOf(reason));
    else notePaneStore.getState().open(targetOf(hit.noteId, hit));
  };
  return (
    <li>
      <button type="button" onClick={open} className={row}>
        <Title note={hit}>
          <Grade hit={hit} />
        </Title>
        {reason && <Quote sentence={reason} format={hit.format} />}
      </button>
    </li>
  );
}

/** A note with the sentences that link to the shown one, or name it. Each opens the note where it stands. */
function Quoting({ note }: { note: RelatedNote }) {
  const [first, ...others] = note.sentences;
  return (
    <li>
      <button type="button" onClick={() => openAt(note, first ? markOf(first) : null)} className={row}>
        <Title note={note} />
        {first && <Quote sentence={first} format={note.format} />}
      </button>
      {others.map((sentence) => (
        <button key={sentence.start} type="button" onClick={() => openAt(note, markOf(sentence))} className={row}>
          <Quote sentence={sentence} format={note.format} />
        </button>
      ))}
    </li>
  );
}

function Title({ note, children }: { note: { title: string; folder: string; path: string }; children?: ReactNode }) {
  return (
    <span className="flex items-baseline gap-3">
      <span className="min-w-0 truncate font-medium">{visible(note.title)}</span>
      <span className="min-w-0 flex-1 truncate text-xs text-dim">{visible(placeOf(note))}</span>
      {children}
    </span>
  );
}

function Quote(props: { sentence: QuotedSentence; format: NoteFormat }) {
  return (
    <span className="mt-0.5 line-clamp-2 text-muted">
      <Sentence {...props} />
    </span>
  );
}

function Sentence({ sentence, format }: { sentence: QuotedSentence; format: NoteFormat }) {
  let at = 0;
  return quotedParts(sentence, format).map(({ text, isMarked }) => {
    at += text.length;
    return isMarked ? (
      <b key={at} className="font-semibold text-ink">
        {text}
      </b>
    ) : (
      <span key={at}>{text}</span>
    );
  });
}

function rangeOf({ start, text }: QuotedSentence): { start: number; end: number } {
  return { start, end: start + text.length };
}

/** What is shown of a note that is opened at a sentence: what the sentence is quoted for. */
function markOf(sentence: QuotedSentence): { start: number; end: number } {
  return sentence.marks[0] ?? rangeOf(sentence);
}
