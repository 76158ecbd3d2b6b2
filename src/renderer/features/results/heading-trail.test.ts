import { expect, it } from 'vitest';
import { passageOf } from '../search/testing.ts';
import { trailOf } from './heading-trail.ts';

it.each([
  ['pdf', false, 'Plan › page 3'],
  ['pdf', true, 'Plan › page 3, read from a picture'],
  ['pptx', false, 'Plan › slide 3'],
  ['picture', true, 'Plan › read from the picture'],
  ['picture', false, 'Plan'],
] as const)('where a passage stands is said as its format has it: %s', (format, isRecognised, trail) => {
  const passage = passageOf(1, { headings: ['The title', 'Plan'], page: 3, isRecognised });
  expect(trailOf(passage, { title: 'The title', format })).toBe(trail);
});
