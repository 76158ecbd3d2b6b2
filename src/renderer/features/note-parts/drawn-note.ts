import { createContext } from 'react';

/** The note that a text is drawn from: links, images and embeds in it are seen from there. */
export interface DrawnNote {
  noteId: number;
  /** The notes around it that it is embedded in, the outermost first. */
  embeddedIn: readonly number[];
}

export const DrawnNoteContext = createContext<DrawnNote | null>(null);
