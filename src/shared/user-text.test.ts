import { describe, expect, it } from 'vitest';
import { fromErrorShape, NearnoteError, toErrorShape, userTextOf } from './errors.ts';
import { fromStored, inARow, inEnglish, isSame, toStored, userText, verbatim } from './user-text.ts';

const hostile = 'C:\\x41\\{name}/{n, plural, other {#}}/’{{/\\u0041';

describe('a text for the user', () => {
  it('a text for the user has its values in it, as they stand', () => {
    const text = userText('There is no folder {path}.', { path: hostile });
    expect(inEnglish(text)).toBe(`There is no folder ${hostile}.`);
  });

  it('a text for the user says how many there are, and writes numbers as English does', () => {
    const text = (count: number) =>
      inEnglish(userText('{count, plural, =0 {none} one {# note} other {# notes}}', { count }));
    expect([0, 1, 1_873].map(text)).toEqual(['none', '1 note', '1,873 notes']);
    expect(inEnglish(userText('{size, number} MB', { size: 12_345.5 }))).toBe('12,345.5 MB');
  });

  it('a text for the user says one thing or another, by a word', () => {
    const of = (what: string) =>
      inEnglish(userText('This {what, select, folder {folder ({what})} other {file}}.', { what }));
    expect([of('folder'), of('file')]).toEqual(['This folder (folder).', 'This file.']);
  });

  it('a text for the user tells another within itself', () => {
    const inner = userText('WebGPU failed: {reason}', { reason: hostile });
    expect(inEnglish(userText('CPU: {reason}', { reason: inner }))).toBe(`CPU: WebGPU failed: ${hostile}`);
  });

  it('a text for the user that lacks a value shows its name, rather than nothing', () => {
    expect(inEnglish(userText('There is no folder {path}.'))).toBe('There is no folder {path}.');
  });

  it('texts in a row are one text', () => {
    const row = inARow([userText('One.'), null, verbatim('{Two}.'), userText('Three.')]);
    expect(row === null ? null : inEnglish(row)).toBe('One. {Two}. Three.');
    expect(inARow([])).toBeNull();
    expect(inARow([null])).toBeNull();
  });

  it('a text for the user is stored with its values, and one from an earlier version is shown as it is', () => {
    const text = userText('{path}: {reason}', { path: hostile, reason: userText('It has {size} bytes.', { size: 3 }) });
    const kept = fromStored(toStored(text));
    expect(kept).toEqual(text);
    expect(isSame(kept, text)).toBe(true);
    for (const earlier of ['The file disappeared {while} it was read.', '{"text":1}', '12', 'null']) {
      expect(inEnglish(fromStored(earlier))).toBe(earlier);
    }
  });
});

describe('an error', () => {
  it('an error crosses a process boundary with its code, its wording and its values', () => {
    const error = new NearnoteError('folder-missing', userText('There is no folder {path}.', { path: hostile }));
    const arrived = fromErrorShape(JSON.parse(JSON.stringify(toErrorShape(error))));
    expect(arrived).toMatchObject({ code: 'folder-missing', message: `There is no folder ${hostile}.` });
    expect(arrived.text).toEqual(error.text);
  });

  it('an error of the system is told in its own words, within ours', () => {
    const failed = new Error('EIO: {i/o} error');
    expect(inEnglish(toErrorShape(failed).text)).toBe('Something unexpected went wrong: EIO: {i/o} error');
    expect(inEnglish(userText('Indexing failed: {error}', { error: userTextOf(failed) }))).toBe(
      'Indexing failed: EIO: {i/o} error',
    );
  });
});
