import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll } from '@electron/asar';
import { ensureBrowser } from '../scripts/browser.ts';
import { partsOfPackagedApp } from '../scripts/packaged-app.ts';
import { runtime } from './runtime.ts';
import { standinRuntime } from './runtime-standin.ts';

/**
 * Says which runtime the scenarios run on, installs the browser that the stand-in needs, and gives it the packaged app that
 * `NEARNOTE_PACKAGED` names. Returns what clears up after the last scenario.
 */
export default function prepare(): (() => void) | undefined {
  console.log(`The scenarios run on ${runtime.name}.`);
  if (runtime !== standinRuntime) return undefined;
  ensureBrowser();
  const packaged = process.env.NEARNOTE_PACKAGED;
  return packaged === undefined ? undefined : extract(packaged);
}

/** Node reads no archives, as Electron’s does: the files of one are laid out, with those that were left unpacked beside it. */
function extract(packaged: string): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'nearnote-packaged-'));
  extractAll(join(partsOfPackagedApp(packaged).resources, 'app.asar'), folder);
  process.env.NEARNOTE_EXTRACTED = folder;
  return () => rmSync(folder, { recursive: true });
}
