import { ensureBrowser } from '../scripts/browser.ts';
import { runtime } from './runtime.ts';
import { standinRuntime } from './runtime-standin.ts';

/** Says which runtime the scenarios run on, and installs the browser that the stand-in needs. */
export default function prepare(): void {
  console.log(`The scenarios run on ${runtime.name}.`);
  if (runtime === standinRuntime) ensureBrowser();
}
