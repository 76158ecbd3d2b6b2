import { describe, expect, it } from 'vitest';

const sources = import.meta.glob<string>(['../**/*.{tsx,css}', '!../**/*.test.tsx'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** What keeps its size whatever that of the text: hairlines, rings, shadows, and the offsets of outlines and underlines. */
const keepsItsSize = /^(border|ring|outline|shadow|underline-offset|decoration|-?outline-offset)/;

describe('what is selected', () => {
  const [light = '', dark = ''] = (sources['./tokens.css'] ?? '').split('@media (prefers-color-scheme: dark)');

  it.each([
    ['light', light],
    ['dark', dark],
  ])('stands out from what is beside it by its ring in the %s theme', (_name, theme) => {
    expect(light).toMatch(/--shadow-chosen: [^;]*var\(--accent\)/);
    expect(contrast(colourIn(theme, 'accent'), colourIn(theme, 'sunken'))).toBeGreaterThanOrEqual(3);
    expect(contrast(colourIn(theme, 'ink'), colourIn(theme, 'selected'))).toBeGreaterThanOrEqual(7);
  });

  it('is alone in having that ring: what merely floats over a map is no choice', () => {
    const ringed = Object.entries(sources).filter(([, source]) => /[ "'`:]shadow-chosen\b/.test(source));
    expect(ringed.map(([name]) => name)).toEqual(['./segmented.tsx']);
  });
});

function colourIn(theme: string, name: string): number[] {
  const [, hex = ''] = new RegExp(`--${name}: #([0-9a-f]{6})`).exec(theme) ?? [];
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
}

/** WCAG 2, 1.4.3. */
function contrast(a: number[], b: number[]): number {
  const [lighter = 0, darker = 0] = [a, b].map(luminance).sort((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: number[]): number {
  const [red = 0, green = 0, blue = 0] = colour.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

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
