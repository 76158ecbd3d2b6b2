import { z } from 'zod';

/** Messages from the harness to the stand-in that it started. */
export const toStandin = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer-folder-dialog'), paths: z.array(z.string()) }),
  z.object({ kind: z.literal('answer-question'), button: z.string(), remember: z.boolean() }),
  z.object({ kind: z.literal('choose-menu-item'), label: z.string() }),
  z.object({ kind: z.literal('install-programs'), schemes: z.array(z.string()) }),
  z.object({ kind: z.literal('end-session') }),
  z.object({ kind: z.literal('use-power'), onBattery: z.boolean() }),
  z.object({ kind: z.literal('quit') }),
]);
export type ToStandin = z.infer<typeof toStandin>;

/** Something the app handed to the system: a note to its editor, a folder to the file manager, a link to the browser, files to a drag, a text to the clipboard, a download to a file. */
const handedOver = z.object({
  how: z.enum(['open', 'reveal', 'browse', 'drag', 'copy', 'download']),
  target: z.string(),
});
export type HandedOver = z.infer<typeof handedOver>;

/** Messages from a stand-in to the harness that started it. */
export const fromStandin = z.discriminatedUnion('kind', [
  /** The window’s page is there; `endpoint` is where its Chromium speaks the DevTools protocol. */
  z.object({ kind: z.literal('window'), endpoint: z.string() }),
  z.object({ kind: z.literal('shown') }),
  /** A utility process has started. */
  z.object({ kind: z.literal('process'), name: z.string(), pid: z.int() }),
  z.object({ kind: z.literal('focused') }),
  handedOver.extend({ kind: z.literal('handed-over') }),
  /** A message box was shown that the harness has answered beforehand. */
  z.object({ kind: z.literal('asked'), question: z.string() }),
  z.object({ kind: z.literal('error-box'), title: z.string(), content: z.string() }),
  z.object({ kind: z.literal('unanswered-dialog') }),
]);
export type FromStandin = z.infer<typeof fromStandin>;
