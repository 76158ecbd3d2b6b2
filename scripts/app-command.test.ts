import { expect, it, vi } from 'vitest';
import { appCommand, type Machine } from './app-command.ts';

const nowhere = (): string | null => null;
const machine: Machine = {
  environment: {},
  screenProblem: null,
  isRoot: false,
  findElectron: () => '/electron',
  findBrowser: () => '/chromium',
};
const standin = [process.execPath, '--unhandled-rejections=warn', expect.stringMatching(/standin.run\.ts$/)];

it('Electron opens the app where it is there', () => {
  expect(appCommand(machine)).toEqual({ command: ['/electron', '.'], remarks: [] });
});

it('the superuser is told that there is no sandbox for them', () => {
  const remarks = [expect.stringContaining('Start Nearnote as an\nordinary user')];
  expect(appCommand({ ...machine, isRoot: true })).toEqual({ command: ['/electron', '.', '--no-sandbox'], remarks });
});

it('without a network the stand-in opens the app, and says so', () => {
  expect(appCommand({ ...machine, findElectron: nowhere })).toEqual({
    command: standin,
    remarks: [expect.stringMatching(/^Electron could not be fetched, so Nearnote opens in a Chromium window/)],
  });
});

it('Electron is not looked for where the stand-in is demanded', () => {
  const findElectron = vi.fn(() => '/electron');
  const choice = appCommand({ ...machine, findElectron, environment: { NEARNOTE_RUNTIME: 'standin' } });
  expect(choice).toMatchObject({ command: standin });
  expect(findElectron).not.toHaveBeenCalled();
});

it.each([
  ['there is no screen', { screenProblem: 'There is no screen. Do this.' }, 'There is no screen. Do this.'],
  ['there is neither Electron nor a Chromium', { findElectron: nowhere, findBrowser: nowhere }, /Install .* Chrom/i],
  [
    'only Electron is wanted, and cannot be had',
    { findElectron: nowhere, environment: { NEARNOTE_RUNTIME: 'electron' } },
    'NEARNOTE_RUNTIME forbids anything else',
  ],
])('where %s it is said what to do', (_, differently, problem) => {
  const expected = typeof problem === 'string' ? expect.stringContaining(problem) : expect.stringMatching(problem);
  expect(appCommand({ ...machine, ...differently })).toEqual({ problem: expected });
});
