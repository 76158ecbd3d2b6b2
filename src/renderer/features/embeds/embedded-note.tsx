import { type ComponentProps, use, useEffect, useMemo } from 'react';
import { visible } from '../../../shared/visible.ts';
import { message, t, told } from '../../lib/translate.tsx';
import type { HastParent } from '../../ui/markdown/hast.ts';
import { LazyMarkdown } from '../../ui/markdown/lazy-markdown.tsx';
import type { NoteParts } from '../../ui/markdown/note-parts.ts';
import { OpenPlaceContext } from '../links/open-place.ts';
import { DrawnNoteContext } from '../note-parts/drawn-note.ts';
import { type Embedded, embedKey, embedsStore, useEmbeds } from './embeds-store.ts';
import { maxDepth } from './prepare-embeds.ts';

const fileName = /\.(?:pdf|mp3|m4a|wav|ogg|flac|webm|mp4|mov|mkv|ogv|canvas|base)$/i;

/** Another note, or a place in one, within the text of a note: in a frame with its title. Deeper ones are only named. */
export function EmbeddedNote({ target, label }: ComponentProps<NoteParts['Embed']>) {
  const around = use(DrawnNoteContext);
  const noteId = around?.noteId ?? null;
  const depth = around?.embeddedIn.length ?? 0;
  const isFile = fileName.test(target.replace(/#.*$/s, ''));
  const isShown = noteId !== null && depth < maxDepth && !isFile;
  const embedded = useEmbeds(({ embeds }) => (isShown ? embeds.get(embedKey(noteId, target)) : undefined));
  const revision = useEmbeds((state) => state.revision);
  useEffect(() => {
    if (isShown) void embedsStore.getState().read(noteId, target);
    // Anew when the library has changed.
  }, [isShown, noteId, target, revision]);

  if (isFile) return <Box name={label ?? target} reason={t('This file is not shown here.')} />;
  if (!isShown) return <Box name={label ?? target} reason={t('Embedded deeper than is shown here.')} />;
  if (!embedded)
    return <div className="embed embed-wait" data-embed role="status" aria-label={t('Reading {target}', { target })} />;
  if (embedded.kind !== 'note') return <Box name={label ?? target} reason={reasonOf(embedded)} />;
  const isCircle = embedded.subpath === '' && [noteId, ...(around?.embeddedIn ?? [])].includes(embedded.note.noteId);
  if (isCircle) return <Box name={embedded.note.title} reason={t('This note contains itself.')} />;
  return <Frame embedded={embedded} />;
}

function Frame({ embedded }: { embedded: Extract<Embedded, { kind: 'note' }> }) {
  const { note, subpath, text, isCut } = embedded;
  const around = use(DrawnNoteContext);
  const openPlace = use(OpenPlaceContext);
  const inside = useMemo(
    () => ({ noteId: note.noteId, embeddedIn: around ? [...around.embeddedIn, around.noteId] : [] }),
    [note, around],
  );
  const open = (): void => openPlace(note, subpath);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls.
    <div role="group" className="embed" data-embed aria-label={t('Embedded: {title}', { title: note.title })}>
      <button type="button" className="embed-title" title={t('Open {title}', { title: note.title })} onClick={open}>
        {visible(note.title)}
        {subpath !== '' && <span className="embed-place">{visible(subpath.replaceAll('#', ' › '))}</span>}
      </button>
      <DrawnNoteContext value={inside}>
        <LazyMarkdown text={text} rehypePlugins={quietHeadings} instead={<pre>{text}</pre>} />
      </DrawnNoteContext>
      {isCut && (
        <button type="button" className="embed-more" onClick={open}>
          {t('Read the whole note')}
        </button>
      )}
    </div>
  );
}

/** Headings of another note are none of this one. */
const quietHeadings = [
  () =>
    function visit(parent: HastParent): void {
      for (const node of parent.children) {
        if (node.type !== 'element') continue;
        if (/^h[1-6]$/.test(node.tagName)) node.properties.role = 'presentation';
        visit(node);
      }
    },
];

const reasons = {
  unreadable: message('It cannot be read.'),
  'no-note': message('There is no such note.'),
  'no-place': message('The note does not contain this place.'),
};

function reasonOf(nothing: Exclude<Embedded, { kind: 'note' }>): string {
  return nothing.kind === 'refused' ? told(nothing.reason) : t(reasons[nothing.kind]);
}

function Box({ name, reason }: { name: string; reason: string }) {
  return (
    <p className="image-box" data-embed>
      <span className="image-box-name">{visible(name)}</span>
      <span className="image-box-reason">{reason}</span>
    </p>
  );
}
