import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Phase } from '../shared/library-state.ts';
import type { ComputerState, Pace } from '../shared/pace.ts';
import { IndexingPace } from './indexing-pace.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const at = (phase: Phase) => ({ progress: { phase }, reembed: null });
const used: ComputerState = { onBattery: false, isHot: false, isIdle: false };

function paceOn(platform: NodeJS.Platform) {
  const computer = { onBattery: false, idleSeconds: 0, thermal: 'nominal', looks: 0, pace: 'balanced' as Pace };
  const told: [Pace, ComputerState][] = [];
  const pace = new IndexingPace({
    monitor: {
      isOnBatteryPower: () => {
        computer.looks++;
        return computer.onBattery;
      },
      getSystemIdleTime: () => computer.idleSeconds,
      getCurrentThermalState: () => {
        if (platform !== 'darwin') throw new TypeError('powerMonitor.getCurrentThermalState is not a function');
        return computer.thermal;
      },
    },
    platform,
    chosen: () => computer.pace,
    tell: (chosen, state) => told.push([chosen, state]),
    every: 1_000,
  });
  return { computer, told, pace };
}

it('the computer is looked at while passages are embedded, and at no other time', () => {
  const { computer, told, pace } = paceOn('linux');
  pace.follow(at('idle'));
  pace.look();
  vi.advanceTimersByTime(10_000);
  expect(computer.looks).toBe(0);
  pace.follow(at('embedding'));
  vi.advanceTimersByTime(3_000);
  expect(computer.looks).toBe(4);
  pace.follow(at('idle'));
  vi.advanceTimersByTime(10_000);
  expect([computer.looks, told]).toEqual([4, [['balanced', used]]]);
});

it('the engine is told when embedding begins, and then of each change only', () => {
  const { computer, told, pace } = paceOn('darwin');
  pace.follow(at('embedding'));
  computer.onBattery = true;
  vi.advanceTimersByTime(2_000);
  computer.thermal = 'serious';
  vi.advanceTimersByTime(2_000);
  computer.pace = 'quiet';
  computer.idleSeconds = 600;
  pace.look();
  expect(told).toEqual([
    ['balanced', used],
    ['balanced', { ...used, onBattery: true }],
    ['balanced', { ...used, onBattery: true, isHot: true }],
    ['quiet', { onBattery: true, isHot: true, isIdle: true }],
  ]);
  // It may be another engine by then.
  pace.follow(at('waiting'));
  pace.follow(at('embedding'));
  expect(told).toHaveLength(5);
  pace.follow(at('idle'));
});

it('an engine that has been started in place of another is told, too, though passages were embedded all the time', () => {
  const { told, pace } = paceOn('linux');
  pace.tellAnew();
  expect(told).toEqual([]);
  pace.follow({ ...at('idle'), reembed: { phase: 'embedding' } });
  pace.follow({ ...at('waiting'), reembed: { phase: 'embedding' } });
  pace.tellAnew();
  expect(told).toEqual([
    ['balanced', used],
    ['balanced', used],
  ]);
  pace.follow(at('idle'));
});

it('while another model’s vectors are made, the computer is looked at, too', () => {
  const { told, pace } = paceOn('win32');
  pace.follow({ ...at('idle'), reembed: { phase: 'embedding' } });
  expect(told).toHaveLength(1);
  pace.follow(at('idle'));
});
