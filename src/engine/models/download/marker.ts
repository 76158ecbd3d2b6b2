import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Dtype } from '../../../shared/models.ts';
import { replaceFile } from '../../lib/replace-file.ts';
import { type ModelFile, modelFile } from '../catalogue-entry.ts';

/** A file that marks a variant as complete. It is written last, so that a crash never leaves an incomplete variant. */
const marker = z.object({ files: z.array(modelFile).min(1) });

/** The files of a complete variant; null if it is not complete. */
export async function readMarker(folder: string, format: Dtype): Promise<ModelFile[] | null> {
  try {
    return marker.parse(JSON.parse(await readFile(markerPath(folder, format), 'utf8'))).files;
  } catch {
    // Missing or damaged: the variant counts as not downloaded, and downloading it again repairs it.
    return null;
  }
}

export function writeMarker(folder: string, format: Dtype, files: ModelFile[]): Promise<void> {
  return replaceFile(markerPath(folder, format), { files });
}

export function removeMarker(folder: string, format: Dtype): Promise<void> {
  return rm(markerPath(folder, format), { force: true });
}

function markerPath(folder: string, format: Dtype): string {
  return join(folder, `${format}.json`);
}
