import { expect, it } from 'vitest';
import { passedOverText } from './passed-over-text.ts';

it('the first kinds of files that are not read are named, each beside its number on one line', () => {
  const files = ['.ppt', '.zip', '', '.mp3', '.mp4', '.iso', '.bin'].map((ending) => ({ ending, files: 1 }));
  expect(passedOverText(files).replaceAll('\u00a0', '~')).toBe(
    'Not read, as of kinds that are not supported or not switched on: 1~.ppt, 1~.zip, 1~.mp3, 1~.mp4, 1~.iso, 2~others.',
  );
});
