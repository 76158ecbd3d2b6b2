import { describe, expect, it } from 'vitest';
import { retryAt } from './retry-at.ts';

const now = Date.parse('2026-11-20T12:00:00Z');
const minute = 60_000;
const hour = 60 * minute;

describe('when a service that is limited may be asked again', () => {
  it.each<[string, Record<string, string>, number]>([
    ['in milliseconds', { 'retry-after-ms': '1500', 'retry-after': '2' }, 1500],
    ['in seconds', { 'retry-after': '90' }, 90_000],
    ['in hours of seconds', { 'retry-after': '24480' }, 6.8 * hour],
    ['as a date', { 'retry-after': 'Fri, 20 Nov 2026 12:05:00 GMT' }, 5 * minute],
    [
      'as a date by a clock that is wrong',
      { date: 'Fri, 20 Nov 2026 10:00:00 GMT', 'retry-after': 'Fri, 20 Nov 2026 10:05:00 GMT' },
      5 * minute,
    ],
    ['in GitHub’s own header', { 'x-ratelimit-timeremaining': '55' }, 55_000],
    [
      'for each limit, of which one is used up',
      {
        'x-ratelimit-remaining-requests': '0',
        'x-ratelimit-reset-requests': '1m30s',
        'x-ratelimit-remaining-tokens': '9',
        'x-ratelimit-reset-tokens': '6h0m0s',
      },
      90_000,
    ],
    [
      'in fractions',
      { 'x-ratelimit-remaining-tokens': '0', 'x-ratelimit-reset-tokens': '1h2m3.5s20ms' },
      hour + 2 * minute + 3_520,
    ],
    ['as a moment since the epoch', { 'x-ratelimit-reset': String(now / 1000 + 600) }, 10 * minute],
    ['as seconds from now', { 'x-ratelimit-reset': '30' }, 30_000],
    ['as at once, which would ask without end', { 'retry-after': '0' }, 1_000],
    ['as the past', { 'retry-after': 'Fri, 20 Nov 2026 11:00:00 GMT' }, 1_000],
    ['as next year', { 'retry-after': '31536000' }, 24 * hour],
  ])('the time to ask a limited service again may be given %s', (_, headers, wait) => {
    expect(retryAt(new Headers(headers), now)).toBe(now + wait);
  });

  it.each<Record<string, string>>([{}, { 'retry-after': 'soon' }, { 'x-ratelimit-remaining-requests': '0' }])(
    'the time to ask a limited service again is not known from %j',
    (headers) => {
      expect(retryAt(new Headers(headers), now)).toBeNull();
    },
  );
});
