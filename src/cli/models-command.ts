import { ModelRegistry } from '../engine/models/model-registry.ts';
import type { ModelStatus, ModelsState, ModelVariant, ModelView } from '../shared/models.ts';
import { dataFolder } from './data-folder.ts';
import { builtInModels, openExistingEngine } from './open-engine.ts';
import { commandLineSystem } from './system.ts';
import type { Terminal } from './terminal.ts';

/** Lists the models, with their states in a library where one is given. */
export async function modelsCommand(
  { library, json }: { library?: string; json?: boolean },
  terminal: Terminal,
): Promise<void> {
  const state = library === undefined ? await onThisComputer(terminal) : await inLibrary(library, terminal);
  terminal.stdout.write(json === true ? `${JSON.stringify(state)}\n` : readable(state));
}

async function inLibrary(library: string, terminal: Terminal): Promise<ModelsState> {
  const engine = await openExistingEngine(library, { terminal });
  try {
    return await engine.models.list();
  } finally {
    await engine.close();
  }
}

async function onThisComputer(terminal: Terminal): Promise<ModelsState> {
  const models = await ModelRegistry.open({
    builtIn: builtInModels,
    data: dataFolder(terminal),
    system: commandLineSystem(terminal.env),
    startInference: terminal.startInference,
  });
  try {
    return await models.list();
  } finally {
    await models.close();
  }
}

function readable({ models }: ModelsState): string {
  const rows = models.flatMap((model) => model.variants.map((variant) => rowOf(model, variant)));
  const width = Math.max(...rows.map(([key]) => key.length));
  return rows.map(([key, state, facts]) => `${key.padEnd(width)}  ${state.padEnd(16)}  ${facts}\n`).join('');
}

function rowOf(model: ModelView, { key, bytes, status, speed }: ModelVariant): [string, string, string] {
  const facts = [
    `${model.dimensions} dimensions`,
    bytes === null ? null : `${(bytes / 1e6).toFixed(0)} MB`,
    model.languages,
    model.quality === null ? null : `nDCG@10 ${model.quality.ndcg10.toFixed(3)}`,
    speed === null ? null : `${Math.round(speed.textsPerSecond)} passages/s here`,
    model.host,
  ];
  return [key, inWords(status), facts.filter((fact) => fact !== null).join(' · ')];
}

function inWords(status: ModelStatus): string {
  switch (status.state) {
    case 'built-in':
      return 'built in';
    case 'not-downloaded':
      return 'not downloaded';
    case 'downloading':
      return `downloading ${share(status)}`;
    case 'building':
      return `building ${share(status)}`;
    case 'failed':
      return `failed: ${status.reason}`;
    case 'ready':
    case 'active':
    case 'kept':
      return status.state;
  }
}

function share({ done, total }: { done: number; total: number }): string {
  return `${total === 0 ? 0 : Math.floor((100 * done) / total)} %`;
}
