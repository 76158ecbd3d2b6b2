/** What notes of two subjects are about that have nothing to do with each other. */
export const plants = [
  'tomato',
  'basil',
  'rosemary',
  'carrot',
  'pumpkin',
  'spinach',
  'radish',
  'lettuce',
  'parsley',
  'garlic',
];
export const commands = [
  'commit',
  'branch',
  'merge',
  'rebase',
  'stash',
  'checkout',
  'remote',
  'reset',
  'blame',
  'bisect',
];
