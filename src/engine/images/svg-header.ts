import type { ImageHeader } from './image-kind.ts';

/** What may stand before the element: a byte order mark, a declaration, comments, a document type. */
const beforeElement = /^\ufeff?(?:\s|<\?[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\]\s*)?>)*/i;
const element = /^<svg\b([^>]*)>?/i;
const pixelsPerUnit: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
};

/** What the beginning of an SVG file says; null if it is none. */
export function svgHeader(text: string): ImageHeader | null {
  const start = beforeElement.exec(text)?.[0].length ?? 0;
  const [, attributes] = element.exec(text.slice(start)) ?? [];
  if (attributes === undefined) return null;
  const width = pixels(attribute(attributes, 'width'));
  const height = pixels(attribute(attributes, 'height'));
  const size = width && height ? { width, height } : viewBoxSize(attribute(attributes, 'viewBox'));
  return { type: 'image/svg+xml', size };
}

function attribute(attributes: string, name: string): string {
  return new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']([^"']*)["']`).exec(attributes)?.[1] ?? '';
}

/** A length in pixels; null where it is none, or a share of something. */
function pixels(length: string): number | null {
  const [, amount, unit = ''] = /^\s*\+?(\d*\.?\d+)([a-z]*)\s*$/.exec(length) ?? [];
  const perUnit = pixelsPerUnit[unit];
  return amount === undefined || perUnit === undefined ? null : Math.round(Number(amount) * perUnit) || null;
}

function viewBoxSize(viewBox: string): ImageHeader['size'] {
  const [, , width = 0, height = 0] = viewBox
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  return width > 0 && height > 0 ? { width: Math.round(width), height: Math.round(height) } : null;
}
