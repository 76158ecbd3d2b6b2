import { expect, it } from 'vitest';
import { formats } from './formats.ts';
import { isMissedDocument } from './missed-documents.ts';

it('what is missed are documents that are not read, in any case', () => {
  const read = Object.values(formats).flatMap(({ extensions }) => extensions);
  expect(read.filter(isMissedDocument)).toEqual([]);
  expect(['doc', 'XLS', 'pages', 'odp', 'zip', 'mp3'].filter(isMissedDocument)).toEqual(['doc', 'XLS', 'pages', 'odp']);
});
