/** A file that breaks note apps, and what is to become of it. */
export interface HostileFile {
  /** Inside the folder; how it is called there, where its name is no text. */
  path: string;
  /** Its content, or what makes it at its place. */
  content: string | Uint8Array | ((at: string) => Promise<void>);
  /** Whether it is among the notes; of many it is said, too, what is wrong with them. */
  isNote: boolean;
  /** What *Problems* says of it; null where it is not listed there. */
  told: RegExp | null;
  /** A query in whose answer the note is, because of what it says. */
  query: string | null;
}

type Content = HostileFile['content'];

/** A note, nothing wrong with it, found by `query`. */
export function note(path: string, content: Content, query: string | null = null): HostileFile {
  return { path, content, isNote: true, told: null, query };
}

/** A note of which something is told all the same. */
export function warned(path: string, content: Content, told: RegExp, query: string | null = null): HostileFile {
  return { path, content, isNote: true, told, query };
}

/** No note, for a reason. */
export function refused(path: string, content: Content, told: RegExp): HostileFile {
  return { path, content, isNote: false, told, query: null };
}

/** Nothing that a folder of notes takes in, or speaks of. */
export function passedOver(path: string, content: Content): HostileFile {
  return { path, content, isNote: false, told: null, query: null };
}
