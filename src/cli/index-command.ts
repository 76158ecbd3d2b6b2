import { checkedFolder } from '../engine/folder-path.ts';
import { openLibrary } from './library.ts';
import { ProgressReport } from './progress-report.ts';

/** Takes in a folder and waits until every passage is embedded. Interrupted, it stops cleanly; the next run goes on. */
export async function indexCommand(folder: string, library: string): Promise<void> {
  // Before a library is made for a folder that is not there.
  await checkedFolder(folder);
  const report = new ProgressReport(process.stderr);
  const engine = await openLibrary(library, (state) => report.show(state));
  const interrupted = new Promise<'interrupted'>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve('interrupted'));
  });
  try {
    engine.start();
    await engine.addFolders([folder]);
    const outcome = await Promise.race([engine.settled(), interrupted]);
    report.end();
    if (outcome === 'interrupted') {
      process.stderr.write('Stopped. Run the same command again to go on from here.\n');
      process.exitCode = 130;
      return;
    }
    const { documents, chunks, failed, skippedFiles, model } = engine.state();
    process.stdout.write(`${documents} notes, ${chunks} passages, embedded with ${model.name}.\n`);
    if (skippedFiles > 0) process.stdout.write(`${skippedFiles} files could not be read.\n`);
    if (failed > 0) process.stdout.write(`${failed} passages could not be embedded.\n`);
  } finally {
    report.end();
    await engine.close();
  }
}
