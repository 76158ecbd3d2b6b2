/// <reference types="node" />
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What WCAG 2.2 wants of text (AA, 1.4.3). */
const enough = 4.5;

const files = [join(import.meta.dirname, '../tokens.css'), join(import.meta.dirname, 'markdown.css')];
const css = (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('\n');

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  const colours = coloursOf(theme);
  const names = [...colours.keys()];

  it.each(names.filter((name) => name.startsWith('code-')))(
    '%s can be read in a code block and in a passage',
    (name) => {
      for (const ground of ['sunken', 'mark', 'canvas']) {
        expect({ ground, isEnough: contrast(colours, name, ground) >= enough }).toEqual({ ground, isEnough: true });
      }
    },
  );

  it.each(names.filter((name) => name.endsWith('-ground')))(
    'text can be read on %s, and the title of its callout',
    (ground) => {
      for (const name of ['ink', 'muted', ground.replace('-ground', '')]) {
        expect({ name, isEnough: contrast(colours, name, ground) >= enough }).toEqual({ name, isEnough: true });
      }
    },
  );

  it('what was found can be read', () => {
    expect(contrast(colours, 'find-text', 'find')).toBeGreaterThanOrEqual(enough);
    expect(contrast(colours, 'find-text', 'find-current')).toBeGreaterThanOrEqual(enough);
  });

  it('highlighted text can be read', () => {
    expect(contrast(colours, 'ink', 'highlighted')).toBeGreaterThanOrEqual(enough);
    expect(contrast(colours, 'accent', 'highlighted')).toBeGreaterThanOrEqual(enough);
  });
});

/** The opaque colours of a theme by their names. The dark theme’s come last, and replace those of the light one. */
function coloursOf(theme: 'light' | 'dark'): Map<string, string> {
  const roots = [...css.matchAll(/(@media \(prefers-color-scheme: dark\) \{\s*)?:root \{([^}]*)\}/g)];
  const inForce = roots.filter(([, dark]) => theme === 'dark' || dark === undefined);
  // In each file the light colours come first.
  return new Map(
    inForce.flatMap(([, , body = '']) =>
      [...body.matchAll(/--([\w-]+): (#[\da-f]{6});/g)].map(([, name = '', value = '']) => [name, value] as const),
    ),
  );
}

function contrast(colours: Map<string, string>, one: string, other: string): number {
  const [a, b] = [one, other].map((name) => luminance(colours.get(name) ?? expect.unreachable(`There is no ${name}.`)));
  const [dark = 0, light = 0] = [a ?? 0, b ?? 0].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
