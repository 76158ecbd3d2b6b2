import { checkedFolder } from '../engine/library/folder-path.ts';
import { plural } from '../shared/count.ts';
import { NearnoteError } from '../shared/errors.ts';
import { userText } from '../shared/user-text.ts';
import type { ModelChoice } from './choose-model.ts';
import { indexAndWait } from './index-folder.ts';
import { openEngine } from './open-engine.ts';
import { ProgressReport } from './progress-report.ts';
import { Interrupted, print, type Terminal } from './terminal.ts';

interface IndexOptions extends Partial<ModelChoice> {
  library: string;
  /** A command knows nothing of batteries and of who uses the computer: there is no pace between these. */
  pace: 'quiet' | 'fast';
}

/** Indexes a folder and waits until every passage is embedded. Interrupted, it stops cleanly; the next run goes on. */
export async function indexCommand(
  folder: string,
  { library, pace, ...choice }: IndexOptions,
  terminal: Terminal,
): Promise<void> {
  // Before a library is made for a folder that is not there.
  const real = await checkedFolder(folder);
  const report = new ProgressReport(terminal.stderr);
  const engine = await openEngine(library, { terminal, onLibraryChange: (state) => report.show(state) });
  engine.setPace(pace, { onBattery: false, isHot: false, isIdle: false });
  const interrupted = terminal.interruption();
  try {
    const outcome = await Promise.race([indexAndWait(engine, folder, choice, terminal), interrupted]);
    report.end();
    if (outcome === 'interrupted') throw new Interrupted();
    const { folders, notes, chunks, failed, skippedFiles, model: active } = engine.state();
    if (folders.some(({ path, available }) => path === real && !available)) {
      throw new NearnoteError(
        'folder-missing',
        userText(
          '{folder} went away while it was read: {notes, plural, one {# note} other {# notes}} of the library can be searched. Run the same command again when it is back.',
          { folder, notes },
        ),
      );
    }
    print(terminal.stdout, `${plural(notes, 'note')}, ${plural(chunks, 'passage')}, embedded with ${active.name}.\n`);
    if (skippedFiles > 0) {
      print(
        terminal.stdout,
        `${plural(skippedFiles, 'file')} could not be read: nearnote problems --library ${library}\n`,
      );
    }
    if (failed > 0) print(terminal.stdout, `${plural(failed, 'passage')} could not be embedded.\n`);
  } finally {
    report.end();
    await engine.close();
  }
}
