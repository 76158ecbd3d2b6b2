import { expect, it } from 'vitest';
import { modelWith } from '../models/testing.ts';
import { addressRows } from './allowed-addresses.ts';

const [one, two, local] = [
  modelWith({ id: 'one', kind: 'hosted', baseUrl: 'https://API.example/v1/' }),
  modelWith({ id: 'two', kind: 'hosted', baseUrl: 'https://gone.example/v1' }),
  modelWith({ id: 'local' }),
];

it('each allowed address is listed with what uses it, and after them what would use others', () => {
  const allowed = ['https://huggingface.co', 'https://api.example/v1', 'https://unused.example'];
  expect(addressRows(allowed, 'https://huggingface.co/', [one, two, local])).toEqual([
    { address: 'https://huggingface.co', isAllowed: true, isHub: true, models: [] },
    { address: 'https://api.example/v1', isAllowed: true, isHub: false, models: [one] },
    { address: 'https://unused.example', isAllowed: true, isHub: false, models: [] },
    { address: 'https://gone.example/v1', isAllowed: false, isHub: false, models: [two] },
  ]);
});

it('a mirror that is no longer allowed is listed once', () => {
  expect(addressRows([], 'https://mirror.example/hub/', [])).toEqual([
    { address: 'https://mirror.example/hub', isAllowed: false, isHub: true, models: [] },
  ]);
});
