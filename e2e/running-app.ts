import type { Page } from 'playwright/test';
import type { HandedOver } from './standin/messages.ts';

/** The app as a scenario sees it: the page of its window, and the system around it. */
export interface RunningApp {
  readonly page: Page;
  readonly pid: number;
  /** Decides what the user chooses in the next folder dialog; no path stands for “Cancel”. */
  answerNextFolderDialog(paths: string[]): Promise<void>;
  /** Decides which button the user presses in the next message box of the app, and whether they tick its check box. */
  answerNextQuestion(button: string, remember?: boolean): Promise<void>;
  /** What the app has asked in message boxes so far that the scenario had an answer for, oldest first. */
  questions(): Promise<string[]>;
  /** Chooses an item of the menu by its label. */
  chooseMenuItem(label: string): Promise<void>;
  /** Decides for which addresses the system has a program, by their schemes (`vscode`): at first for none. */
  installPrograms(schemes: string[]): Promise<void>;
  /** Takes the computer off its cable, or plugs it in. */
  usePower(onBattery: boolean): Promise<void>;
  /** What the app has handed to other programs so far, oldest first. Nothing is really opened. */
  handedOver(): Promise<HandedOver[]>;
  /** Whether the window, which is opened hidden, has been shown. */
  isShown(): Promise<boolean>;
  /** The ids of the running utility processes of that name (`Nearnote engine`). */
  processes(name: string): Promise<number[]>;
  /** How often the app has asked for its window to be brought to the front. */
  focusRequests(): Promise<number>;
  /** What should not have appeared: error boxes, and dialogs that the scenario did not expect. */
  complaints(): Promise<string[]>;
  /** Tells the window that the user’s session ends, as Windows does, which does not ask the app to quit. */
  endSession(): Promise<void>;
  isRunning(): boolean;
  /** Ends the process as `signal` does; resolves when it is gone. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Quits as a user would; resolves when the process is gone. */
  quit(): Promise<void>;
}

export interface Runtime {
  readonly name: string;
  /** Starts the built app and waits for its page. */
  launch(userData: string): Promise<RunningApp>;
  /** Starts the built app while a first one is running, and resolves to its exit code. */
  launchSecond(userData: string): Promise<number | null>;
}
