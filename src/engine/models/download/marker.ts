import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Dtype } from '../../../shared/models.ts';
import { replaceFile } from '../../lib/replace-file.ts';
import { type ModelFile, modelFile } from '../catalogue-entry.ts';

/** Says that all files of a variant are there. Written last, so that a crash before it leaves no variant. */
const marker = z.object({ files: z.array(modelFile).min(1) });

/** The files of a variant that has been completed; null if it has not. */
export async function readMarker(folder: string, format: Dtype): Promise<ModelFile[] | null> {
  try {
    return marker.parse(JSON.parse(await readFile(markerPath(folder, format), 'utf8'))).files;
  } catch {
    // Missing or damaged, it says nothing, and the variant counts as not there: downloading it again mends that.
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
