import { systemCodeOf } from '../shared/errors.ts';
import { commandLogger } from './log.ts';
import { run } from './run.ts';
import { processTerminal } from './terminal.ts';

// Whatever this program writes is the user’s alone.
process.umask(0o077);

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error) => {
  if (systemCodeOf(error) !== 'EPIPE') throw error;
  process.exit(0);
});
// The work goes on when nobody reads how far it has come (`2>&1 | head`).
process.stderr.on('error', (error) => {
  if (systemCodeOf(error) !== 'EPIPE') throw error;
});
process.on('uncaughtExceptionMonitor', (error) => commandLogger.log('command.failed', {}, error));
process.on('exit', (exitCode) => commandLogger.log('command.ended', { exitCode, ms: performance.now() }));

process.exitCode = await run(process.argv.slice(2), processTerminal);
