import { electronBinary } from '../scripts/electron-binary.ts';
import type { Runtime } from './running-app.ts';
import { electronRuntime } from './runtime-electron.ts';
import { standinRuntime } from './runtime-standin.ts';

const binary = electronBinary();

/** Electron where its binary is present, the stand-in otherwise. */
export const runtime: Runtime = binary === null ? standinRuntime : electronRuntime(binary);
