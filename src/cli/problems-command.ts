import { join } from 'node:path';
import { plural } from '../shared/count.ts';
import { textsInEnglish } from '../shared/texts-in-english.ts';
import { inEnglish } from '../shared/user-text.ts';
import { visibleName } from '../shared/visible.ts';
import { openExistingEngine } from './open-engine.ts';
import { print, type Terminal } from './terminal.ts';

interface ProblemsOptions {
  library: string;
  retry?: boolean;
  json?: boolean;
}

/** The files that a library does not hold, each with the reason, and remarks on those it does; with `retry`, after trying all of them again. */
export async function problemsCommand({ library, retry, json }: ProblemsOptions, terminal: Terminal): Promise<void> {
  const engine = await openExistingEngine(library, { terminal });
  try {
    if (retry === true) await engine.retryProblems(null);
    const { problems, total } = await engine.problems();
    if (json === true) {
      print(terminal.stdout, `${JSON.stringify({ library, total, problems: textsInEnglish(problems) })}\n`);
      return;
    }
    for (const { folder, path, others, reason } of problems) {
      const more = others > 0 ? ` and ${plural(others, 'other picture')}` : '';
      print(terminal.stdout, `${visibleName(join(folder, path))}${more}\n  ${inEnglish(reason)}\n`);
    }
    if (total > problems.length) print(terminal.stdout, `and ${total - problems.length} more\n`);
    const { skippedFiles, remarks } = engine.state();
    const counts = [
      ...(skippedFiles > 0 ? [plural(skippedFiles, 'problem')] : []),
      ...(remarks > 0 ? [plural(remarks, 'remark')] : []),
    ];
    print(terminal.stdout, total === 0 ? 'No problems: all files are read.\n' : `${counts.join(', ')}.\n`);
  } finally {
    await engine.close();
  }
}
