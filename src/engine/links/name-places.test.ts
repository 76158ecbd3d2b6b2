import { expect, it } from 'vitest';
import { namePlaces } from './name-places.ts';

it.each([
  ['The garden plan, and GARDEN-PLAN.', 'Garden plan', ['garden plan', 'GARDEN-PLAN']],
  ['gardens plan a garden planner', 'Garden plan', []],
  ['A garden\nplan; garden\n\nplan', 'garden plan', ['garden\nplan']],
  ['Crème brûlée', 'creme brulee', ['Crème brûlée']],
  ['Straße', 'strasse', ['Straße']],
  ['花园计划在春天', '计划', ['计划']],
  ['东京 Olympia 2020', '京 Olympia', ['东京 Olympia']],
  ['plan plan plan', 'plan plan', ['plan plan']],
  ['anything', '…', []],
])('in %j, %j stands at %j', (text, name, places) => {
  expect(namePlaces(text, [name]).map(({ start, end }) => text.slice(start, end))).toEqual(places);
});
