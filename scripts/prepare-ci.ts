/** `npm run prepare:ci`: gets what tests on real Electron need beside the project’s packages, on the machines of GitHub’s. */
import { run } from './run.ts';

run('npx', ['--no', 'install-electron']);
if (process.platform === 'linux') {
  // Ubuntu gives programs without a profile no namespaces since 24.04, and Chromium’s sandbox needs them.
  run('sudo', ['sysctl', '-w', 'kernel.apparmor_restrict_unprivileged_userns=0']);
  run('sudo', ['apt-get', 'update']);
  run('sudo', [
    'apt-get',
    'install',
    '-y',
    '--no-install-recommends',
    'xvfb',
    'weston',
    'dbus',
    'gnome-keyring',
    'rpm',
  ]);
}
