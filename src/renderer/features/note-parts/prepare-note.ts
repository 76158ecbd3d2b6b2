import type { Note } from '../../../shared/domain.ts';
import { isImageTarget } from '../../../shared/images.ts';
import { decodedAddress } from '../../ui/markdown/address.ts';
import { constructsOf } from '../../ui/markdown/constructs.ts';
import { loadMarkdown } from '../../ui/markdown/lazy-markdown.tsx';
import { loadPartsFor } from '../../ui/markdown/lazy-parts.ts';
import { imagesStore } from './images-store.ts';

/** How long a note waits for what it is drawn with, in milliseconds. What comes later is drawn when it comes. */
const patience = 400;
const markdownImage = /!\[[^\]\n]{0,300}\]\(\s*(?:<([^<>\n]+)>|([^\s()]+(?:\([^\s()]*\)[^\s()]*)*))/g;

/** Gets what a note needs to be drawn in one go, so that nothing moves afterwards. */
export async function prepareNote({ noteId, text }: Pick<Note, 'noteId' | 'text'>): Promise<void> {
  await loadMarkdown();
  const needed = Promise.all([loadPartsFor(text), imagesStore.getState().find(noteId, imagesIn(text))]);
  await Promise.race([needed, new Promise((resolve) => setTimeout(resolve, patience))]);
}

/** The images that a text shows, as written. Some may be missed: those are looked for when they are drawn. */
export function imagesIn(text: string): string[] {
  if (!text.includes('![')) return [];
  const embeds = constructsOf(text).flatMap((each) => (each.kind === 'embed' ? [each.target] : []));
  const images = [...text.matchAll(markdownImage)].map(([, quoted, plain]) => decodedAddress(quoted ?? plain ?? ''));
  return [...embeds.filter(isImageTarget), ...images.filter((target) => !/^[a-z][a-z\d+.-]+:|^\/\//i.test(target))];
}
