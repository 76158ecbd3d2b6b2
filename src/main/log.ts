/** Tells whoever started the app from a terminal what went wrong; nothing of it is kept. */
export function logError(what: string, ...causes: unknown[]): void {
  // biome-ignore lint/suspicious/noConsole: the one place in main that writes to the terminal.
  console.error(what, ...causes);
}
