import { createInterface } from 'node:readline/promises';
import { z } from 'zod';
import { isDriven, tellHarness } from './control.ts';

interface OpenAnswer {
  canceled: boolean;
  filePaths: string[];
}

const messageBox = z.object({ message: z.string(), detail: z.string() });

const answers: string[][] = [];

/** For the harness: what the next folder dialog is answered with; no path stands for “Cancel”. */
export function answerNextFolderDialog(paths: string[]): void {
  answers.push(paths);
}

/** Electron’s `dialog`. The harness answers in a test, the user at the terminal otherwise. */
export const dialog = {
  async showOpenDialog(..._windowAndOptions: object[]): Promise<OpenAnswer> {
    const filePaths = isDriven ? takeAnswer() : await askInTerminal();
    return { canceled: filePaths.length === 0, filePaths };
  },

  /** The first button is chosen: it changes nothing. */
  async showMessageBox(...windowAndOptions: object[]): Promise<{ response: number }> {
    const { message, detail } = messageBox.parse(windowAndOptions.at(-1));
    dialog.showErrorBox(message, detail);
    return { response: 0 };
  },

  showErrorBox(title: string, content: string): void {
    tellHarness({ kind: 'error-box', title, content });
    if (!isDriven) console.error(`\n${title}\n${content}\n`);
  },
};

function takeAnswer(): string[] {
  const answer = answers.shift();
  if (answer !== undefined) return answer;
  tellHarness({ kind: 'unanswered-dialog' });
  throw new Error('A folder dialog was opened that the test did not expect.');
}

async function askInTerminal(): Promise<string[]> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const path = (await terminal.question('Folder (its full path; empty to cancel): ')).trim();
    return path === '' ? [] : [path];
  } finally {
    terminal.close();
  }
}
