import { Image } from 'lucide-react';
import { type ComponentProps, use, useEffect, useState } from 'react';
import type { ImageRefusal } from '../../../shared/images.ts';
import { visible } from '../../../shared/visible.ts';
import { type Message, message, t } from '../../lib/translate.tsx';
import type { NoteParts } from '../../ui/markdown/note-parts.ts';
import { DrawnNoteContext } from './drawn-note.ts';
import { hostOf, isWeb } from './image-host.ts';
import { imageUrl } from './image-url.ts';
import { imagesStore, keyOf, useImages } from './images-store.ts';

type PictureProps = ComponentProps<NoteParts['Picture']>;

const refusals: Record<ImageRefusal, Message> = {
  missing: message('There is no such image.'),
  outside: message('It lies outside your folders, and is not shown.'),
  'too-large': message('It is too large, and is not shown.'),
  'not-an-image': message('It is no image that can be shown.'),
  unreadable: message('It cannot be read.'),
};

/** An image of a note, from the user’s folders: nothing is loaded from anywhere else. Room is kept for it. */
export function Picture(props: PictureProps) {
  const host = hostOf(props.target);
  if (host === null) return <LocalPicture {...props} />;
  return <Box {...props} name={props.alt || t('Image')} reason={reasonOf(host, props.target)} />;
}

function reasonOf(host: string, target: string): string {
  if (host === '') return t('Written into the note, not shown.');
  return isWeb(target)
    ? t('On the web, not loaded: {host}', { host })
    : t('On another computer, not loaded: {host}', { host });
}

function LocalPicture(props: PictureProps) {
  const { target, alt, width, height } = props;
  const noteId = use(DrawnNoteContext)?.noteId ?? null;
  const image = useImages(({ images }) => (noteId === null ? undefined : images.get(keyOf(noteId, target))));
  const [isBroken, setBroken] = useState(false);
  const revision = useImages((state) => state.revision);
  useEffect(() => {
    setBroken(false);
    if (noteId !== null) void imagesStore.getState().find(noteId, [target]);
    // Anew when the library has changed.
  }, [noteId, target, revision]);

  if (noteId === null || !image) return <span className="image-wait" role="img" aria-label={alt || target} />;
  if (isBroken) return <Box {...props} name={target} reason={t(refusals['not-an-image'])} />;
  if (image.refusal !== null) return <Box {...props} name={target} reason={t(refusals[image.refusal])} />;
  return (
    <img
      src={imageUrl(noteId, target)}
      alt={alt}
      title={alt || undefined}
      decoding="async"
      draggable={false}
      {...sizeToDraw(image.size, width, height)}
      onError={() => setBroken(true)}
    />
  );
}

/** In pixels: as the note wants it, else as the file has it. One given side keeps the shape. */
function sizeToDraw(
  size: { width: number; height: number } | null,
  width: number | null,
  height: number | null,
): { width?: number; height?: number } {
  if (!size) return { ...(width !== null && { width }), ...(height !== null && { height }) };
  if (width !== null) return { width, height: height ?? Math.round((width * size.height) / size.width) };
  return size;
}

function Box({ name, reason }: PictureProps & { name: string; reason: string }) {
  return (
    <span className="image-box" role="img" aria-label={`${visible(name)}. ${reason}`}>
      <Image className="image-box-icon" aria-hidden />
      <span className="image-box-name">{visible(name)}</span>
      <span className="image-box-reason">{reason}</span>
    </span>
  );
}
