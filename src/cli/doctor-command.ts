import type { Engine } from '../engine/engine.ts';
import { plural } from '../shared/count.ts';
import type { Diagnostics, VectorComparison } from '../shared/diagnostics.ts';
import { NearnoteError } from '../shared/errors.ts';
import { userText } from '../shared/user-text.ts';
import { megabytes } from './megabytes.ts';
import { openEngine, openExistingEngine } from './open-engine.ts';
import { ProgressReport } from './progress-report.ts';
import { print, type Terminal } from './terminal.ts';

interface DoctorOptions {
  library: string;
  repair?: boolean;
  json?: boolean;
}

/**
 * Says how a library is, and with `repair` mends it.
 * @throws NearnoteError `library-damaged` if it is damaged and not to be repaired.
 */
export async function doctorCommand({ library, repair, json }: DoctorOptions, terminal: Terminal): Promise<void> {
  const found = await examine(library, terminal).catch((error: unknown) => {
    if (repair !== true || !(error instanceof NearnoteError) || error.code !== 'library-damaged') throw error;
    return null;
  });
  const isDamaged = found === null || found.diagnostics.damagedTables.length > 0;
  if (found !== null) {
    print(terminal.stdout, json === true ? `${JSON.stringify(found)}\n` : readable(found));
  }
  if (repair === true) await mend(library, isDamaged, terminal);
  else if (isDamaged) {
    throw new NearnoteError(
      'library-damaged',
      userText('The library is damaged. Rebuild it from the notes with: nearnote doctor --repair --library {library}', {
        library,
      }),
    );
  }
}

interface Findings {
  diagnostics: Diagnostics;
  /** Null where the vectors cannot be compared, because a table is damaged. */
  vectors: VectorComparison | null;
}

async function examine(library: string, terminal: Terminal): Promise<Findings> {
  const engine = await openExistingEngine(library, { terminal, rebuilding: 'forbidden' });
  try {
    const diagnostics = await engine.diagnosis.read();
    const vectors = diagnostics.damagedTables.length > 0 ? null : await engine.diagnosis.compareVectors();
    return { diagnostics, vectors };
  } finally {
    await engine.close();
  }
}

async function mend(library: string, isDamaged: boolean, terminal: Terminal): Promise<void> {
  const report = new ProgressReport(terminal.stderr);
  const engine = await openEngine(library, {
    terminal,
    rebuilding: isDamaged ? 'asked' : 'allowed',
    onLibraryChange: (state) => report.show(state),
  });
  try {
    if (isDamaged) await readEverything(engine);
    else await engine.diagnosis.erase();
  } finally {
    report.end();
    await engine.close();
  }
  const { notes } = engine.state();
  print(
    terminal.stderr,
    isDamaged ? `Rebuilt: ${plural(notes, 'note')}.\n` : 'What was left of deleted notes is erased.\n',
  );
}

async function readEverything(engine: Engine): Promise<void> {
  engine.start();
  await engine.rescan();
  await engine.settled();
}

function readable({ diagnostics: found, vectors }: Findings): string {
  const { bytes, owner, generations, damagedTables } = found;
  return [
    `Nearnote ${found.version}, Node ${found.node}, ${found.platform}; ${found.databaseFormat}, schema ${found.schema}`,
    `On disk: ${megabytes(bytes.database)}, of these ${megabytes(bytes.log)} of log; earlier databases ${megabytes(bytes.setAside)}; free ${megabytes(bytes.free)}`,
    ...(owner === null ? [] : [`Open in ${owner.name} (process ${owner.pid})`]),
    `${plural(found.folders, 'folder')}, ${plural(found.notes, 'note')}, ${plural(found.chunks, 'passage')}, ${plural(found.problems, 'problem')}`,
    ...generations.map(
      (each) =>
        `${each.model} (${each.state}): ${plural(each.vectors, 'vector')} of ${each.dimensions} dimensions, ${each.orphans} of deleted notes, ${each.pending} pending, ${each.failed} failed`,
    ),
    ...(found.recallAt10 === null ? [] : [`Recall@10: ${found.recallAt10.toFixed(3)}`]),
    ...(vectors === null || vectors.lowest === null
      ? []
      : [`${plural(vectors.compared, 'passage')} embedded again: lowest cosine ${vectors.lowest.toFixed(4)}`]),
    damagedTables.length === 0 ? 'Every table can be read to its end.' : `Damaged: ${damagedTables.join(', ')}`,
    '',
  ].join('\n');
}
