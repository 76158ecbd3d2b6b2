import { isImageTarget } from '../../../shared/images.ts';
import { constructsOf } from '../../ui/markdown/constructs.ts';
import { embedsStore } from './embeds-store.ts';

/** Embeds in embeds are shown this deep. */
export const maxDepth = 2;
/** The first ones of a note are read before it is shown. */
const maxPrepared = 20;
/** How long a note waits for them, in milliseconds. What comes later is drawn when it comes. */
const patience = 300;

/** Reads what a note embeds, so that nothing moves once it is shown. */
export async function prepareEmbeds({ noteId, text }: { noteId: number; text: string }): Promise<void> {
  if (!text.includes('![[')) return;
  await Promise.race([readAll(noteId, text, 1), new Promise((resolve) => setTimeout(resolve, patience))]);
}

async function readAll(noteId: number, text: string, depth: number): Promise<void> {
  const targets = constructsOf(text).flatMap((each) =>
    each.kind === 'embed' && !isImageTarget(each.target) ? [each.target] : [],
  );
  await Promise.all(
    targets.slice(0, maxPrepared).map(async (target) => {
      const embedded = await embedsStore.getState().read(noteId, target);
      if (embedded.kind === 'note' && depth < maxDepth) await readAll(embedded.note.noteId, embedded.text, depth + 1);
    }),
  );
}
