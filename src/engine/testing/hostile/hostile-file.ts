/** A file that breaks note apps, and what Nearnote should make of it. */
export interface HostileFile {
  /** Path inside the folder; where the name is not text, the readable form that Nearnote shows. */
  path: string;
  /** Its content, or a function that makes the file at a path. */
  content: string | Uint8Array | ((at: string) => Promise<void>);
  /** Whether it becomes a note; a note may be listed as a problem, too. */
  isNote: boolean;
  /** What *Problems* says of it; null if it is not listed there. */
  told: RegExp | null;
  /** A query that finds the note by its text. */
  query: string | null;
}

type Content = HostileFile['content'];

/** A note without a problem, found by `query`. */
export function note(path: string, content: Content, query: string | null = null): HostileFile {
  return { path, content, isNote: true, told: null, query };
}

/** A note that is listed as a problem all the same. */
export function warned(path: string, content: Content, told: RegExp, query: string | null = null): HostileFile {
  return { path, content, isNote: true, told, query };
}

/** Not a note, and listed as a problem. */
export function refused(path: string, content: Content, told: RegExp): HostileFile {
  return { path, content, isNote: false, told, query: null };
}

/** Not a note, and not a problem either. */
export function passedOver(path: string, content: Content): HostileFile {
  return { path, content, isNote: false, told: null, query: null };
}
