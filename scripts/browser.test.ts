import { expect, it } from 'vitest';
import { failureOfLaunch, remedyAfter } from './browser.ts';

it.each([
  [
    'no screen',
    '[err] ERROR:ozone_platform_x11.cc Missing X server or $DISPLAY',
    /no screen .* in a terminal of your desktop/,
  ],
  [
    'no sandbox',
    'FATAL:zygote_host_impl_linux.cc No usable sandbox! If you are running on Ubuntu 23.10+',
    /sudo sysctl -w/,
  ],
  [
    'a profile that is in use',
    'ERROR:process_singleton_posix.cc The profile appears to be in use',
    /Close the other window/,
  ],
  ['anything else', 'launch failed\nCall log:\n  - much of it', /^Chromium did not start: launch failed$/],
])('why Chromium did not open is told in few words (%s)', (_, message, told) => {
  expect(failureOfLaunch(message)).toMatch(told);
});

it('an Electron that has stopped itself for want of a sandbox is explained, with the remedy', () => {
  expect(remedyAfter('SIGTRAP')).toMatch(/sudo sysctl -w kernel\.apparmor_restrict_unprivileged_userns=0/);
  expect([remedyAfter('SIGINT'), remedyAfter(null)]).toEqual([null, null]);
});
