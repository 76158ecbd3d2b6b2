import { ModelRegistry } from '../engine/models/model-registry.ts';
import { duration } from '../shared/duration.ts';
import { languageShares } from '../shared/language-names.ts';
import type { ModelAdvice, ModelStatus, ModelsState, ModelVariant, ModelView } from '../shared/models.ts';
import { textsInEnglish } from '../shared/texts-in-english.ts';
import { inEnglish } from '../shared/user-text.ts';
import { dataFolder } from './data-folder.ts';
import { megabytes } from './megabytes.ts';
import { builtInModels, openExistingEngine } from './open-engine.ts';
import { commandLineSystem } from './system.ts';
import { print, type Terminal } from './terminal.ts';

/** Lists the models; in a library with their states, the best for its notes first, and which of them is advised. */
export async function modelsCommand(
  { library, json }: { library?: string; json?: boolean },
  terminal: Terminal,
): Promise<void> {
  const state = library === undefined ? await onThisComputer(terminal) : await inLibrary(library, terminal);
  print(terminal.stdout, json === true ? `${JSON.stringify(textsInEnglish(state))}\n` : readable(state, library));
}

async function inLibrary(library: string, terminal: Terminal): Promise<ModelsState> {
  const engine = await openExistingEngine(library, { terminal });
  try {
    return await engine.models.measuredList();
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

function readable({ models, advice }: ModelsState, library: string | undefined): string {
  const rows = models.flatMap((model) => model.variants.map((variant) => rowOf(model, variant)));
  const width = Math.max(...rows.map(([key]) => key.length));
  const lines = rows.map(([key, state, facts]) => `${key.padEnd(width)}  ${state.padEnd(16)}  ${facts}\n`);
  if (library === undefined) return lines.join('');
  return [...lines, '\n', advice === null ? noAdvice(models) : inSentences(advice, library)].join('');
}

function rowOf(model: ModelView, { key, bytes, status, speed, seconds }: ModelVariant): [string, string, string] {
  const facts = [
    forTheseNotes(model),
    seconds === null ? null : `about ${duration(seconds)} to embed`,
    `${model.dimensions} dimensions`,
    bytes === null ? null : megabytes(bytes, 0),
    inEnglish(model.languages),
    model.quality === null ? null : `published nDCG@10 ${model.quality.ndcg10.toFixed(3)}`,
    speed === null ? null : `${Math.round(speed.textsPerSecond)} passages/s here`,
    model.host,
  ];
  return [key, inWords(status), facts.filter((fact) => fact !== null).join(' · ')];
}

/** `nDCG@10 0.724 for these notes (de 0.700, en 0.763)`; `~` marks a language without a labelled set. */
function forTheseNotes({ fit }: ModelView): string | null {
  if (fit === null) return null;
  const each = fit.languages.map(
    ({ language, ndcg10, measured }) => `${language} ${measured ? '' : '~'}${ndcg10.toFixed(3)}`,
  );
  return `nDCG@10 ${fit.ndcg10.toFixed(3)} for these notes (${each.join(', ')})`;
}

function inSentences(advice: ModelAdvice, library: string): string {
  const { key, name, ndcg10, activeNdcg10, languages, downloadBytes, seconds } = advice;
  const download = downloadBytes === null ? 'Nothing to download' : `${megabytes(downloadBytes, 0)} to download`;
  return (
    `${name} would find more in these notes (${languageShares(languages, 'en')}): ` +
    `nDCG@10 ${ndcg10.toFixed(3)} instead of ${activeNdcg10.toFixed(3)}.\n` +
    `${download}, about ${duration(seconds)} to embed them on this computer. ` +
    `Switch with: nearnote use ${key} --library ${library} --wait\n`
  );
}

function noAdvice(models: readonly ModelView[]): string {
  const active = models.find(({ variants }) => variants.some(({ status }) => status.state === 'active'));
  return active?.fit
    ? 'No other model that can run here is measured to find clearly more in these notes.\n'
    : 'There is no advice: the model in use was not measured, or the languages of the notes are not known.\n';
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
      return `failed: ${inEnglish(status.reason)}`;
    case 'ready':
    case 'active':
    case 'kept':
      return status.state;
  }
}

function share({ done, total }: { done: number; total: number }): string {
  return `${total === 0 ? 0 : Math.floor((100 * done) / total)}%`;
}
