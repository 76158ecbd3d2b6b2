import { createInterface } from 'node:readline/promises';
import { z } from 'zod';
import { isDriven, tellHarness } from './control.ts';

interface OpenAnswer {
  canceled: boolean;
  filePaths: string[];
}

const messageBox = z.object({
  message: z.string(),
  detail: z.string(),
  buttons: z.array(z.string()),
  cancelId: z.number(),
});

interface QuestionAnswer {
  button: string;
  remember: boolean;
}

const answers: string[][] = [];
const questionAnswers: QuestionAnswer[] = [];

/** For the harness: what the next folder dialog is answered with; no path stands for “Cancel”. */
export function answerNextFolderDialog(paths: string[]): void {
  answers.push(paths);
}

/** For the harness: the button that the next message box is answered with, and whether its check box is ticked. */
export function answerNextQuestion(answer: QuestionAnswer): void {
  questionAnswers.push(answer);
}

/** Electron’s `dialog`. The harness answers in a test, the user at the terminal otherwise. */
export const dialog = {
  async showOpenDialog(..._windowAndOptions: object[]): Promise<OpenAnswer> {
    const filePaths = isDriven ? takeAnswer() : await askInTerminal();
    return { canceled: filePaths.length === 0, filePaths };
  },

  /** Where no answer was prepared, what changes nothing is chosen, and the box counts as one that should not be there. */
  async showMessageBox(...windowAndOptions: object[]): Promise<{ response: number; checkboxChecked: boolean }> {
    const { message, detail, buttons, cancelId } = messageBox.parse(windowAndOptions.at(-1));
    const answer = isDriven ? questionAnswers.shift() : await askToChoose(`${message}\n${detail}`, buttons);
    if (answer === undefined) {
      dialog.showErrorBox(message, detail);
      return { response: cancelId, checkboxChecked: false };
    }
    tellHarness({ kind: 'asked', question: `${message}\n${detail}` });
    const response = buttons.indexOf(answer.button);
    if (response === -1) throw new Error(`“${message}” has no button “${answer.button}”.`);
    return { response, checkboxChecked: answer.remember };
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

async function askToChoose(question: string, buttons: readonly string[]): Promise<QuestionAnswer | undefined> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const choices = buttons.map((button, at) => `${at + 1} ${button}`).join(', ');
    const button = buttons[Number(await terminal.question(`\n${question}\n(${choices}) `)) - 1];
    return button === undefined ? undefined : { button, remember: false };
  } finally {
    terminal.close();
  }
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
