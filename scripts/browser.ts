import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const windowsPrograms = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

/** The executable of a Chromium or one of its kin on this machine, Playwright's own first; null when there is none. */
export function findBrowser(): string | null {
  return [chromium.executablePath(), ...installedPlaces()].find((file) => existsSync(file)) ?? null;
}

function installedPlaces(): string[] {
  if (process.platform === 'darwin') return macApps.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  if (process.platform === 'win32') {
    const roots = [process.env.ProgramFiles, process.env['ProgramFiles(x86)'], process.env.LocalAppData];
    return roots.flatMap((root) => (root === undefined ? [] : windowsPrograms.map((program) => join(root, program))));
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  return commands.flatMap((command) => folders.map((folder) => join(folder, command)));
}

/**
 * Finds a browser, or gets one: from Debian's archive as root there, with Playwright's own installer elsewhere.
 * @throws Error that says what to install by hand when neither works.
 */
export function ensureBrowser(): string {
  const found = findBrowser();
  if (found !== null) return found;
  console.log('No Chromium was found on this machine; installing one.');
  for (const [command, ...words] of installSteps()) {
    const { status } = spawnSync(command, words, { stdio: 'inherit' });
    if (status !== 0) break;
  }
  const installed = findBrowser();
  if (installed === null) throw new Error(`No Chromium could be installed. ${howToInstall()}`);
  return installed;
}

/** What a user can do to have a browser, in one sentence. */
export function howToInstall(): string {
  return isDebian()
    ? 'Install one with “sudo apt-get install chromium”, then try again.'
    : 'Install Chromium or Google Chrome, or run “npx playwright install chromium”, then try again.';
}

/** What to do where the system gives Chromium, and so Electron, no sandbox. */
const sandboxRemedy =
  'Most likely the system gives the sandbox that notes are shown in no namespaces. Ubuntu does so since 24.04 for programs\n' +
  'without a profile of AppArmor’s; until the next start of the computer they are allowed by:\n' +
  '  sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0\n' +
  'Nearnote does not start without its sandbox.';

/** @returns what to say when Electron was ended by a signal; null if nothing. Chromium stops itself by SIGTRAP where it gets no sandbox. */
export function remedyAfter(signal: NodeJS.Signals | null): string | null {
  return signal === 'SIGTRAP' ? `Electron stopped itself. ${sandboxRemedy}` : null;
}

/** @returns why Chromium did not open its window, and what to do, from what Playwright says of it. */
export function failureOfLaunch(message: string): string {
  if (/Missing X server|cannot open display|Failed to connect to Wayland/i.test(message)) {
    return 'Chromium found no screen to open a window on. Start Nearnote in a terminal of your desktop, or with xvfb-run on a server.';
  }
  if (/No usable sandbox|sandbox.*(namespace|SUID)|setuid sandbox/i.test(message)) {
    return `Chromium did not start. ${sandboxRemedy}`;
  }
  if (/profile.*in use|SingletonLock|ProcessSingleton/i.test(message)) {
    return 'Chromium did not start, because its profile is in use. Close the other window of Nearnote, then try again.';
  }
  return `Chromium did not start: ${message.split('\n')[0]}`;
}

/** Switches that keep a browser of ours quiet: it shows one local page, so it needs no first-run talk and no services. */
export const quietSwitches = [
  '--no-first-run',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Whether Chromium (and so Electron) must be started without its sandbox, which refuses to run for the root user. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function installSteps(): [string, ...string[]][] {
  if (isDebian() && isRoot()) {
    return [
      ['apt-get', 'update'],
      ['apt-get', 'install', '-y', 'chromium'],
    ];
  }
  const installer = join(import.meta.dirname, '..', 'node_modules', 'playwright', 'cli.js');
  return [[process.execPath, installer, 'install', 'chromium']];
}

/** Debian itself: its descendants (Ubuntu) ship Chromium in another form that Playwright cannot drive. */
function isDebian(): boolean {
  const release = '/etc/os-release';
  return existsSync(release) && /^ID=debian$/m.test(readFileSync(release, 'utf8'));
}
