import { join, resolve } from 'node:path';

/** The project's folder. */
export const root = resolve(import.meta.dirname, '../../..');

/** The models that come with the app. */
export const models = join(root, 'resources/models');
export const starterTokenizer = join(models, 'starter/tokenizer.json');

/** The notes that come with the app. */
export const sampleSource = join(root, 'resources/sample');

/** Data that the project is given but does not hold; tests that need it are skipped where it is missing. */
export const shared = join(root, '../shared');
