import { chooseModel, type ModelChoice } from './choose-model.ts';
import { openExistingEngine } from './open-engine.ts';
import { ProgressReport } from './progress-report.ts';
import { Interrupted, print, type Terminal } from './terminal.ts';
import { switchDone } from './watch-switch.ts';

interface UseOptions extends Omit<ModelChoice, 'model'> {
  library: string;
  wait?: boolean;
}

/** Switches a library to another model. Without `wait` the switch is only noted, and made when the library is next at work. */
export async function useCommand(
  model: string,
  { library, wait, ...choice }: UseOptions,
  terminal: Terminal,
): Promise<void> {
  const report = new ProgressReport(terminal.stderr);
  const engine = await openExistingEngine(library, { terminal, onLibraryChange: (state) => report.show(state) });
  const interrupted = terminal.interruption();
  try {
    await chooseModel(engine, { model, ...choice }, terminal);
    if (wait === true) {
      engine.start();
      const outcome = await Promise.race([switchDone(engine), interrupted]);
      report.end();
      if (outcome === 'interrupted') throw new Interrupted();
    }
    const { reembed: run, chunks, embedded, model: active } = engine.state();
    print(
      terminal.stdout,
      run === null
        ? `Search uses ${active.name}: ${embedded} of ${chunks} passages embedded.\n`
        : `The switch to ${run.name} is noted. It will be made when the app or “index” next opens the library, or now with --wait.\n`,
    );
  } finally {
    report.end();
    await engine.close();
  }
}
