import { bytesOf } from '../engine/diagnosis.ts';
import { plural } from '../shared/count.ts';
import { visibleName } from '../shared/visible.ts';
import { openExistingEngine } from './open-engine.ts';
import { print, type Terminal } from './terminal.ts';

const ways = {
  memory: 'candidates from the vectors’ signs, compared in memory',
  bits: 'candidates from the vectors’ signs, compared in the database',
  exact: 'every vector is compared',
};

/** What a library holds, without changing it. */
export async function statusCommand(
  { library, json }: { library: string; json?: boolean },
  terminal: Terminal,
): Promise<void> {
  const engine = await openExistingEngine(library, { terminal, rebuilding: 'forbidden' });
  const state = engine.state();
  const { switchingTo } = engine.models;
  const { index, recallAt10, bytes } = await engine.indexStatus();
  await engine.close();
  const status = {
    library,
    folders: state.folders.map(({ path, notes }) => ({ path, notes })),
    notes: state.notes,
    chunks: state.chunks,
    pending: state.chunks - state.embedded - state.failed,
    failed: state.failed,
    skippedFiles: state.skippedFiles,
    activeModel: state.model,
    switchingTo,
    index: { kind: index, recallAt10, bytesInMemory: bytes },
    bytesOnDisk: await bytesOf(library),
  };
  if (json === true) {
    print(terminal.stdout, `${JSON.stringify(status)}\n`);
    return;
  }
  const { notes, chunks, pending, failed, skippedFiles, activeModel, bytesOnDisk } = status;
  const recall = recallAt10 === null ? '' : `; recall@10 ${recallAt10.toFixed(3)}`;
  const way = `${ways[index]}${recall}`;
  print(
    terminal.stdout,
    [
      ...status.folders.map((folder) => `${visibleName(folder.path)}  ${plural(folder.notes, 'note')}`),
      `${plural(notes, 'note')}, ${plural(chunks, 'passage')}: ${pending} pending, ${failed} failed; ${plural(skippedFiles, 'file')} could not be read`,
      `Model: ${activeModel.name}, ${activeModel.dimensions} dimensions`,
      ...(switchingTo === null ? [] : [`To be switched to: ${switchingTo}`]),
      `Search by meaning: ${way}`,
      `In memory: ${(bytes / 1024 / 1024).toFixed(1)} MB for the index`,
      `On disk: ${(bytesOnDisk / 1024 / 1024).toFixed(1)} MB`,
      '',
    ].join('\n'),
  );
}
