/** Resolves when the person or the system asks the command to end. */
export function interruption(): Promise<'interrupted'> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve('interrupted'));
  });
}

/** Says that the command can be given again, and ends it as the shell expects of one that was interrupted. */
export function endInterrupted(): void {
  process.stderr.write('Stopped. Run the same command again to go on from here.\n');
  process.exitCode = 130;
}
