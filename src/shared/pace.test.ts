import { expect, it } from 'vitest';
import { type ComputerState, restsOf } from './pace.ts';

const plugged: ComputerState = { onBattery: false, isHot: false, isIdle: false };

it('a balanced pace rests only on battery and when the computer is hot, and says why', () => {
  expect(restsOf('balanced', plugged)).toEqual({ rest: 0, reason: null });
  expect(restsOf('balanced', { ...plugged, onBattery: true })).toEqual({ rest: 1, reason: 'battery' });
  expect(restsOf('balanced', { ...plugged, onBattery: true, isHot: true })).toEqual({ rest: 2, reason: 'heat' });
});

it('a quiet pace rests while somebody uses the computer, and more on battery, used or not', () => {
  expect(restsOf('quiet', plugged)).toEqual({ rest: 1, reason: 'quiet' });
  expect(restsOf('quiet', { ...plugged, isIdle: true })).toEqual({ rest: 0, reason: null });
  expect(restsOf('quiet', { ...plugged, onBattery: true, isIdle: true })).toEqual({ rest: 3, reason: 'battery' });
});

it('a fast pace never rests', () => {
  expect(restsOf('fast', { onBattery: true, isHot: true, isIdle: false })).toEqual({ rest: 0, reason: null });
});
