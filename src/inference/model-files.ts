import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The size of a model’s weights in bytes, in all formats that are there; 0 without any, as whoever loads the model will say. */
export function bytesOfModel(folder: string): number {
  const files = join(folder, 'onnx');
  if (!existsSync(files)) return 0;
  return readdirSync(files).reduce((sum, file) => sum + statSync(join(files, file)).size, 0);
}
