import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Note } from '../../../shared/domain.ts';
import { isImageTarget, pagePicture } from '../../../shared/images.ts';
import { lastPartOf } from '../../lib/paths.ts';
import { t } from '../../lib/translate.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Scroller } from '../../ui/scroller.tsx';
import { DrawnNoteContext } from '../note-parts/drawn-note.ts';
import { Picture } from '../note-parts/picture.tsx';

interface ScannedPictureProps {
  note: Note;
  /** The page that was found; null if none was. */
  found: number | null;
}

/** What a note’s text was read from, so that the two can be compared: the picture itself, or the scanned pages of a PDF one at a time. */
export function ScannedPicture({ note, found }: ScannedPictureProps) {
  const pages = note.recognisedPages;
  const [at, setAt] = useState(() => Math.max(0, found === null ? 0 : pages.indexOf(found)));
  const place = useMemo(() => ({ noteId: note.noteId, embeddedIn: [] }), [note]);
  const page = note.format === 'picture' ? null : pages[at];
  // A TIFF file is read, but no browser draws it.
  if (page === undefined || (page === null && !isImageTarget(note.path))) return null;
  const name = page === null ? t('The picture') : t('The picture of page {page}', { page });
  return (
    <figure className="order-first flex max-h-[45%] shrink-0 flex-col border-b border-line bg-sunken">
      <Scroller label={name} className="px-8 py-3 [&_img]:mx-auto [&_img]:h-auto [&_img]:max-w-full">
        <DrawnNoteContext value={place}>
          <Picture
            key={page}
            target={page === null ? lastPartOf(note.path) : pagePicture(page)}
            alt={name}
            width={null}
            height={null}
          />
        </DrawnNoteContext>
      </Scroller>
      {page !== null && pages.length > 1 && (
        <figcaption className="flex shrink-0 items-center gap-1 px-7 pb-1 text-xs text-muted">
          <Step
            label={t('The scanned page before')}
            isEnabled={at > 0}
            onStep={() => setAt(at - 1)}
            icon={ChevronLeft}
          />
          <span aria-live="polite">{t('page {page}', { page })}</span>
          <Step
            label={t('The next scanned page')}
            isEnabled={at < pages.length - 1}
            onStep={() => setAt(at + 1)}
            icon={ChevronRight}
          />
        </figcaption>
      )}
    </figure>
  );
}

interface StepProps {
  label: string;
  isEnabled: boolean;
  onStep: () => void;
  icon: typeof ChevronLeft;
}

function Step({ label, isEnabled, onStep, icon: Icon }: StepProps) {
  return (
    <IconButton label={label} aria-disabled={!isEnabled} onClick={() => isEnabled && onStep()}>
      <Icon className="size-4" aria-hidden />
    </IconButton>
  );
}
