import { checkedFolder } from '../engine/library/folder-path.ts';
import type { ModelChoice } from './choose-model.ts';
import { indexAndWait } from './index-folder.ts';
import { endInterrupted, interruption } from './interruption.ts';
import { openEngine } from './open-engine.ts';
import { ProgressReport } from './progress-report.ts';

interface IndexOptions extends Partial<ModelChoice> {
  library: string;
}

/** Indexes a folder and waits until every passage is embedded. Interrupted, it stops cleanly; the next run goes on. */
export async function indexCommand(folder: string, { library, ...choice }: IndexOptions): Promise<void> {
  // Before a library is made for a folder that is not there.
  await checkedFolder(folder);
  const report = new ProgressReport(process.stderr);
  const engine = await openEngine(library, (state) => report.show(state));
  const interrupted = interruption();
  try {
    const outcome = await Promise.race([indexAndWait(engine, folder, choice), interrupted]);
    report.end();
    if (outcome === 'interrupted') {
      endInterrupted();
      return;
    }
    const { notes, chunks, failed, skippedFiles, model: active } = engine.state();
    process.stdout.write(`${notes} notes, ${chunks} passages, embedded with ${active.name}.\n`);
    if (skippedFiles > 0) {
      process.stdout.write(`${skippedFiles} files could not be read: nearnote problems --library ${library}\n`);
    }
    if (failed > 0) process.stdout.write(`${failed} passages could not be embedded.\n`);
  } finally {
    report.end();
    await engine.close();
  }
}
