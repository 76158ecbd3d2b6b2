import { describe, expect, it } from 'vitest';
import { folderName, innerPlaceOf, pathOf, placeOf } from './paths.ts';

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

describe('innerPlaceOf', () => {
  it('leaves the name of the added folder out', () => {
    expect(innerPlaceOf({ path: 'ruby/rails/blocks.md' })).toBe('ruby/rails');
    expect(innerPlaceOf({ path: 'README.md' })).toBe('');
  });
});

describe('pathOf', () => {
  it('is written as the note’s system does', () => {
    expect(pathOf({ folder: '/home/me/til/', path: 'ruby/blocks.md' })).toBe('/home/me/til/ruby/blocks.md');
    expect(pathOf({ folder: 'C:\\Notes', path: 'work/tax.md' })).toBe('C:\\Notes\\work\\tax.md');
    expect(pathOf({ folder: '/', path: 'tax.md' })).toBe('/tax.md');
  });
});
