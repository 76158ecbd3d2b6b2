import type { Colour } from './drawing/point-layer.ts';

/** A colour as CSS knows it (`#2f5f9e`, `var` values, `CanvasText`) as shares of red, green and blue. */
export function resolvedColour(css: string): Colour {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (context === null) return [0.5, 0.5, 0.5];
  context.fillStyle = css;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red / 255, green / 255, blue / 255];
}

/** The present value of a custom property of the page. */
export function tokenColour(name: `--${string}`): Colour {
  return resolvedColour(getComputedStyle(document.documentElement).getPropertyValue(name).trim());
}
