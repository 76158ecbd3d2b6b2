import { userText } from '../../../shared/user-text.ts';
import type { RecognisedPage } from '../../notes/recognised.ts';
import { outlineOfText } from '../plain-text.ts';
import type { Document } from './document.ts';

/** A picture is a scanned page without a document: its text is what was read from it. */
export function readPicture([read]: readonly RecognisedPage[]): Document {
  const text = read?.text ?? '';
  return {
    text,
    outline: { ...outlineOfText(text), pages: [0] },
    warning: read?.text === undefined ? notRead : read.text === null ? unreadable : null,
    scannedPages: [{ page: 1, isRead: read !== undefined }],
  };
}

const notRead = userText(
  'The text of this picture was not read yet. Scanned pages and pictures are read if you switch that on in Settings, under Folders.',
);
const unreadable = userText(
  'This picture could not be read: it is damaged, too large, or of another kind than its name says.',
);
