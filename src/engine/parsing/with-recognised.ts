import { hash } from 'node:crypto';
import type { NoteFormat } from '../../shared/domain.ts';
import { type RecognisedPage, recognisedPages } from '../notes/recognised.ts';
import type { FileContent } from './read-file.ts';

/** A file with what was read from the pictures of its pages. Its hash stands for both, so that it changes with either. */
export async function withRecognised(
  { bytes, contentHash }: FileContent,
  format: NoteFormat,
  folder: string | null,
): Promise<Pick<FileContent, 'bytes' | 'contentHash'> & { recognised: RecognisedPage[] }> {
  const hasPictures = format === 'pdf' || format === 'picture';
  const recognised = hasPictures && folder !== null ? await recognisedPages(folder, contentHash) : [];
  if (recognised.length === 0) return { bytes, contentHash, recognised };
  const both = hash('sha256', contentHash + JSON.stringify(recognised)).slice(0, 32);
  return { bytes, contentHash: both, recognised };
}
