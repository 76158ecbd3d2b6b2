import { expect, it } from 'vitest';
import { draw, type GreyImage, greyOf, turned } from './grey-image.ts';
import { paragraphsOf } from './paragraphs.ts';

const rowsOf = ({ width, pixels }: GreyImage) =>
  Array.from({ length: pixels.length / width }, (_, y) => [...pixels.subarray(y * width, (y + 1) * width)]);
const blank = (width: number, height: number): GreyImage => ({
  width,
  height,
  pixels: new Uint8Array(width * height).fill(255),
});

it('a picture of bits, of colours and of greys becomes shades of grey', () => {
  expect(greyOf({ width: 3, height: 2, data: Uint8Array.of(0b10100000, 0b01000000) })?.pixels).toEqual(
    Uint8Array.of(255, 0, 255, 0, 255, 0),
  );
  expect(greyOf({ width: 2, height: 1, data: Uint8Array.of(255, 255, 255, 0, 0, 0) })?.pixels).toEqual(
    Uint8Array.of(255, 0),
  );
  expect(greyOf({ width: 1, height: 1, data: Uint8Array.of(7) })?.pixels).toEqual(Uint8Array.of(7));
});

it('a picture whose data are of no known kind is left out', () => {
  expect(greyOf({ width: 2, height: 2, data: Uint8Array.of(1, 2, 3, 4, 5) })).toBeNull();
});

it('a picture is made smaller by means of its pixels, and keeps its place on the page', () => {
  const page = blank(3, 2);
  const image = { width: 4, height: 2, pixels: Uint8Array.of(0, 100, 255, 255, 100, 200, 255, 255) };
  draw(page, image, { left: 1, top: 1, width: 2, height: 1, isMirrored: false });
  expect(rowsOf(page)).toEqual([
    [255, 255, 255],
    [255, 100, 255],
  ]);
});

it('what lies outside the page is cut off', () => {
  const page = blank(2, 1);
  draw(
    page,
    { width: 2, height: 1, pixels: Uint8Array.of(1, 2) },
    { left: 1, top: 0, width: 2, height: 1, isMirrored: false },
  );
  expect(rowsOf(page)).toEqual([[255, 1]]);
});

it('a page is turned clockwise by quarters', () => {
  const image = { width: 2, height: 1, pixels: Uint8Array.of(1, 2) };
  expect(rowsOf(turned(image, 90))).toEqual([[1], [2]]);
  expect(rowsOf(turned(image, 180))).toEqual([[2, 1]]);
  expect(rowsOf(turned(image, -90))).toEqual([[2], [1]]);
});

it('lines become paragraphs with whole words, without gaps between Chinese letters', () => {
  expect(paragraphsOf('The light-\nhouse burns\nsteadily.\n\n灯 塔 在\n海 边 。 \n\n ~ | .\n')).toEqual([
    'The lighthouse burns steadily.',
    '灯塔在海边。',
  ]);
});
