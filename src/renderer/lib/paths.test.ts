import { describe, expect, it } from 'vitest';
import { folderName, placeOf } from './paths.ts';

describe('folderName', () => {
  it('is the last part of a path on every system', () => {
    expect(['/home/me/til', '/home/me/til/', 'C:\\Notes\\Work', '/', 'D:\\'].map(folderName)).toEqual([
      'til',
      'til',
      'Work',
      '/',
      'D:',
    ]);
  });
});

describe('placeOf', () => {
  it('joins the folder and the directories inside it, without the file', () => {
    expect(placeOf({ folder: '/home/me/til', path: 'ruby/rails/blocks.md' })).toBe('til/ruby/rails');
    expect(placeOf({ folder: '/home/me/til', path: 'README.md' })).toBe('til');
  });
});
