import { plural } from '../shared/count.ts';
import { NearnoteError } from '../shared/errors.ts';
import type { ScanLanguage } from '../shared/scans.ts';
import { megabytes } from './megabytes.ts';
import { openExistingEngine } from './open-engine.ts';
import { Interrupted, print, type Terminal } from './terminal.ts';

interface ScansOptions {
  library: string;
  read?: ScanLanguage[];
  json?: boolean;
}

/** How many scanned pages wait; with `read`, after fetching what these languages need and reading them. */
export async function scansCommand({ library, read, json }: ScansOptions, terminal: Terminal): Promise<void> {
  const engine = await openExistingEngine(library, { terminal });
  const interrupted = terminal.interruption();
  try {
    if (read !== undefined) {
      const { bytes, address } = await engine.scans.plan(read);
      if (bytes > 0) print(terminal.stderr, `Fetching ${megabytes(bytes, 0)} from ${address}\n`);
      await engine.scans.read(read);
      engine.start();
      const outcome = await Promise.race([engine.scans.settled().then(() => engine.settled()), interrupted]);
      if (outcome === 'interrupted') throw new Interrupted();
    }
    await engine.scans.count();
    const { files, pages, pictures, isOn, languages, failure } = engine.scans.state();
    if (failure !== null) throw new NearnoteError('internal', failure);
    if (json === true) {
      print(terminal.stdout, `${JSON.stringify({ library, files, pages, pictures, isOn, languages })}\n`);
      return;
    }
    print(
      terminal.stdout,
      pages === 0
        ? 'No scanned pages wait.\n'
        : `${pages === pictures ? plural(pages, 'picture') : `${plural(pages, 'page')} without text in ${plural(files, 'file')}`} wait. Read them with: nearnote scans --library ${library} --read eng deu\n`,
    );
  } finally {
    await engine.close();
  }
}
