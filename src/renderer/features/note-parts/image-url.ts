/** The address by which main serves an image of a note, see `src/main/note-images.ts`. */
export function imageUrl(noteId: number, target: string): string {
  // Under `npm run dev` the page comes from Vite’s server, which has no images.
  const origin = import.meta.env.DEV ? 'nearnote://app' : '';
  return `${origin}/images/${noteId}/${encodeURIComponent(target)}`;
}
