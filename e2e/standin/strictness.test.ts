import { expect, it, vi } from 'vitest';
import { app } from './app.ts';
import { isGranted, powerMonitor, session, usePower } from './fixed-parts.ts';
import { jsonOf } from './json-of.ts';
import { protocol } from './protocol.ts';
import { strictStub } from './strict-stub.ts';
import { BrowserWindow } from './window.ts';

// A test’s own process has a parent, too, which expects other messages.
vi.mock('./control.ts', () => ({ isDriven: true, tellHarness: () => {} }));

const scheme = { scheme: 'nearnote', privileges: { standard: true, secure: true } };
const answer = (): Response => new Response();

it('as in Electron, no window is made before the app is ready, and no scheme served', () => {
  expect(() => new BrowserWindow({})).toThrow('before app is ready');
  expect(() => protocol.handle('nearnote', answer)).toThrow('when app is ready');
});

it('as in Electron, a scheme without privileges is not the app’s', () => {
  protocol.registerSchemesAsPrivileged([scheme]);
  app.becomeReady();
  expect(() => protocol.handle('other', answer)).toThrow('not privileged');
  protocol.handle('nearnote', answer);
});

it('as in Electron, it is too late for privileges once the app is ready', () => {
  app.becomeReady();
  expect(() => protocol.registerSchemesAsPrivileged([scheme])).toThrow('before app is ready');
});

it('as in Electron, a page has every permission that nobody was asked about', async () => {
  expect(await isGranted('notifications')).toBe(true);
  session.defaultSession.setPermissionRequestHandler((_contents, permission, tell) => tell(permission === 'midi'));
  expect(await Promise.all([isGranted('notifications'), isGranted('midi')])).toEqual([false, true]);
  session.defaultSession.setPermissionRequestHandler(null);
});

it('as in Electron on Linux, the power monitor knows the battery and the user, and nothing of heat', () => {
  usePower(true);
  expect([powerMonitor.isOnBatteryPower(), powerMonitor.getSystemIdleTime()]).toEqual([true, 0]);
  usePower(false);
  expect(powerMonitor.isOnBatteryPower()).toBe(false);
  expect(() => Reflect.get(strictStub('powerMonitor', powerMonitor), 'getCurrentThermalState')).toThrow(
    'stand-in has no',
  );
});

it('what the stand-in lacks is an error, and not something undefined', () => {
  const stub = strictStub('app', app);
  expect(() => Reflect.get(stub, 'dock')).toThrow('no app.dock');
  expect(() => Reflect.set(stub, 'badgeCount', 1)).toThrow('no app.badgeCount');
});

it('nothing that JSON would change is sent to a page', () => {
  const plain = { list: [1, 'two', null, { three: true }], nothing: undefined };
  expect(jsonOf(plain)).toEqual({ list: plain.list });
  expect(jsonOf(undefined)).toBeNull();
  for (const odd of [new Date(), new Map(), Uint8Array.of(1), Number.NaN, 1n, () => {}, new Error('no')]) {
    expect(() => jsonOf({ inside: [odd] })).toThrow('nothing but JSON');
  }
});
