import { describe, expect, it } from 'vitest';

const sources = import.meta.glob<string>(['../**/*.{tsx,css}', '!../**/*.test.tsx'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** What keeps its size whatever that of the text: hairlines, rings, shadows, and the offsets of outlines and underlines. */
const keepsItsSize = /^(border|ring|outline|shadow|underline-offset|decoration|-?outline-offset)/;

describe('sizes of the page grow with the user’s text', () => {
  it('there are sources to look at', () => {
    expect(Object.keys(sources).length).toBeGreaterThan(50);
  });

  it.each(Object.entries(sources))('%s has no size in px', (_name, source) => {
    const classes = [...source.matchAll(/([\w-]+)-\[[^\]\s]*\dpx[^\]\s]*\]/g)].filter(
      ([, name]) => !keepsItsSize.test(name ?? ''),
    );
    const styles = [
      ...source.matchAll(/\b(font-size|line-height|padding[\w-]*|margin[\w-]*|gap|font)\s*:[^;{}]*\dpx/g),
    ];
    expect([...classes, ...styles].map(([found]) => found)).toEqual([]);
  });

  it.each(Object.entries(sources))('%s takes its text sizes from the scale', (_name, source) => {
    expect(source.match(/\btext-\[[^\]]*(?:px|rem|em)\]/g) ?? []).toEqual([]);
  });
});
