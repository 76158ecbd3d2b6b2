import type { Engine } from '../engine/engine.ts';
import { chooseModel, type ModelChoice } from './choose-model.ts';
import type { Terminal } from './terminal.ts';
import { switchDone } from './watch-switch.ts';

/**
 * Indexes a folder, with the model that was named if one was, and waits until every passage is embedded.
 * @throws NearnoteError, see chooseModel, Engine.addFolders and switchDone.
 */
export async function indexAndWait(
  engine: Engine,
  folder: string,
  { model, ...choice }: Partial<ModelChoice>,
  terminal: Terminal,
): Promise<void> {
  if (model !== undefined) await chooseModel(engine, { model, ...choice }, terminal);
  engine.start();
  // A new library begins with the model: nothing is embedded by one that search will not use.
  if (engine.state().notes === 0) await switchDone(engine);
  await engine.addFolders([folder]);
  await engine.settled();
  await switchDone(engine);
}
