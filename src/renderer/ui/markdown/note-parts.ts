import { type ComponentType, createContext, createElement, Fragment, type ReactNode } from 'react';

/** What a Markdown text is drawn with where it speaks of the library: the note pane provides it. */
export interface NoteParts {
  /** A link to a note or a place in one: `target` as written in `[[target]]`, or as the address of `[text](target)`. */
  Link: ComponentType<{ target: string; kind: 'wiki' | 'path'; children?: ReactNode }>;
  /** `tag` is without `#`. */
  Tag: ComponentType<{ tag: string; children?: ReactNode }>;
  /** An image that is a file or a page’s: `target` is a name, a path or an address; sizes are in pixels. */
  Picture: ComponentType<{ target: string; alt: string; width: number | null; height: number | null }>;
  /** `![[target]]` of anything but an image. */
  Embed: ComponentType<{ target: string; label: string | null }>;
}

/** They look like what they are, and do nothing. */
const plainParts: NoteParts = {
  Link: ({ children }) => createElement('span', { className: 'note-link' }, children),
  Tag: ({ children }) => createElement('span', { className: 'note-tag' }, children),
  Picture: ({ target, alt }) => createElement('span', { className: 'image-box' }, alt || target),
  Embed: ({ target }) => createElement(Fragment, {}, createElement('p', { className: 'note-link' }, target)),
};

export const NotePartsContext = createContext(plainParts);
