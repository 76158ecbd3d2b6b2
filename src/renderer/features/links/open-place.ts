import { createContext } from 'react';
import type { LinkedNote } from '../../../shared/links.ts';

/** Opens what a link leads to; the note pane provides it. */
export type OpenPlace = (note: Pick<LinkedNote, 'noteId'>, subpath: string) => void;

export const OpenPlaceContext = createContext<OpenPlace>(() => {});
