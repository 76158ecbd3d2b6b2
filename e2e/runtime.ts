import { demandedRuntime, electronBinary } from '../scripts/electron-binary.ts';
import type { Runtime } from './running-app.ts';
import { electronRuntime } from './runtime-electron.ts';
import { standinRuntime } from './runtime-standin.ts';

/** Electron where its binary is present, the stand-in otherwise, unless `NEARNOTE_RUNTIME` demands one of them. */
export const runtime: Runtime = choose();

function choose(): Runtime {
  const demanded = demandedRuntime(process.env);
  const binary = demanded === 'standin' ? null : electronBinary();
  if (binary !== null) return electronRuntime(binary);
  if (demanded !== 'electron') return standinRuntime;
  throw new Error('NEARNOTE_RUNTIME demands Electron, whose binary is not there. Get it: npx install-electron');
}
