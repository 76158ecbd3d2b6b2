/** Resolves when the user or the system asks the command to end. */
export function interruption(): Promise<'interrupted'> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve('interrupted'));
  });
}

/** Says what was left, and ends the command as the shell expects of one that was interrupted. */
export function endInterrupted(left = 'Run the same command again to go on from here.'): void {
  process.stderr.write(`Stopped. ${left}\n`);
  process.exitCode = 130;
}
