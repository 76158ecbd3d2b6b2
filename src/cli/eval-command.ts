import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkedFolder } from '../engine/library/folder-path.ts';
import type { SearchMode } from '../shared/domain.ts';
import type { ModelChoice } from './choose-model.ts';
import { allModes, type Evaluation, evaluated } from './eval/evaluation.ts';
import type { Figures } from './eval/figures.ts';
import { openLabelledSet } from './eval/labelled-set.ts';
import { openEngine } from './open-engine.ts';
import { ProgressReport } from './progress-report.ts';
import { Interrupted, type Output, print, type Terminal } from './terminal.ts';

interface EvalOptions extends Partial<ModelChoice> {
  /** Where to keep the library; it is a temporary one if not given. */
  library?: string;
  mode?: SearchMode;
  json?: boolean;
}

/**
 * Measures search on a labelled set: its documents are indexed as notes are, and its queries are asked in each
 * mode, or in the one that was named.
 */
export async function evalCommand(
  folder: string,
  { library, mode, json, ...choice }: EvalOptions,
  terminal: Terminal,
): Promise<void> {
  const set = await openLabelledSet(await checkedFolder(folder));
  const stop = new AbortController();
  void terminal.interruption().then(() => stop.abort());
  const place = library ?? (await mkdtemp(join(tmpdir(), 'nearnote-eval-')));
  const report = new ProgressReport(terminal.stderr);
  try {
    const engine = await openEngine(place, { terminal, onLibraryChange: (state) => report.show(state) });
    try {
      const evaluation = await evaluated(set, engine, { library: place, choice, terminal, signal: stop.signal });
      report.end();
      for (const notice of evaluation.notices) print(terminal.stderr, `${notice}\n`);
      const asked = { folder, queries: set.queries.length, modes: mode === undefined ? allModes : [mode] };
      await (json === true
        ? printJson(evaluation, asked, terminal.stdout)
        : printTable(evaluation, asked, terminal.stdout));
    } finally {
      report.end();
      await engine.close();
    }
  } catch (error) {
    if (!stop.signal.aborted || error !== stop.signal.reason) throw error;
    throw new Interrupted(library === undefined ? 'Nothing is left of the temporary library.' : undefined);
  } finally {
    if (library === undefined) await rm(place, { recursive: true, force: true });
  }
}

interface Asked {
  folder: string;
  queries: number;
  modes: readonly SearchMode[];
}

async function printJson(evaluation: Evaluation, { folder, queries, modes }: Asked, stdout: Output): Promise<void> {
  const { model, documents, passages } = evaluation;
  const figures: Partial<Record<SearchMode, Figures>> = {};
  for (const mode of modes) figures[mode] = await evaluation.figures(mode);
  print(stdout, `${JSON.stringify({ folder, model, documents, passages, queries, modes: figures })}\n`);
}

const columns: [title: string, of: (figures: Figures) => string][] = [
  ['nDCG@10', ({ ndcg10 }) => ndcg10.toFixed(3)],
  ['recall@10', ({ recall10 }) => recall10.toFixed(3)],
  ['recall@100', ({ recall100 }) => recall100.toFixed(3)],
  ['MRR@10', ({ mrr10 }) => mrr10.toFixed(3)],
  ['accuracy@1', ({ accuracy1 }) => accuracy1.toFixed(3)],
  ['ms p50', ({ msP50 }) => msP50.toFixed(1)],
  ['ms p95', ({ msP95 }) => msP95.toFixed(1)],
];

/** A line for each mode, as soon as it is known. */
async function printTable(evaluation: Evaluation, { folder, queries, modes }: Asked, stdout: Output): Promise<void> {
  const { model, documents, passages } = evaluation;
  print(
    stdout,
    `${folder}: ${documents} documents, ${passages} passages, ${queries} queries, embedded with ${model}.\n` +
      `${['mode    ', ...columns.map(([title]) => title)].join('  ')}\n`,
  );
  for (const mode of modes) {
    const figures = await evaluation.figures(mode);
    const cells = columns.map(([title, of]) => of(figures).padStart(title.length));
    print(stdout, `${[mode.padEnd(8), ...cells].join('  ')}\n`);
  }
}
