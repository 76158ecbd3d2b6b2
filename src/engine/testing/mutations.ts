/** Changes bytes at random: some are turned over, cut out, doubled, or replaced by what is often mishandled. */
export function mutated(bytes: Uint8Array, random: () => number): Uint8Array {
  let result = Buffer.from(bytes);
  const place = (): number => Math.floor(random() * (result.length + 1));
  for (let change = Math.floor(random() * 6); change >= 0; change--) {
    const [at, length] = [place(), Math.floor(random() ** 3 * 64)];
    const [before, after] = [result.subarray(0, at), result.subarray(at)];
    switch (Math.floor(random() * 5)) {
      case 0:
        if (at < result.length) result[at] = (result[at] ?? 0) ^ (1 << Math.floor(random() * 8));
        break;
      case 1:
        result = Buffer.concat([before, after.subarray(length)]);
        break;
      case 2:
        result = Buffer.concat([before, after.subarray(0, length), after]);
        break;
      case 3:
        result = Buffer.concat([before, pieceOf(random), after]);
        break;
      default:
        result = Buffer.concat([before, result.subarray(place()).subarray(0, length), after]);
    }
  }
  return result;
}

const pieces = [
  ...[
    '\0',
    '\uFEFF',
    '\u202E',
    '[[',
    ']]',
    '```',
    '$$',
    '|',
    '<!--',
    '-->',
    '<',
    '>',
    '&#x0;',
    '%',
    '\\',
    '"',
    '}',
    '{',
  ],
  ...['---\n', '\r\n', '> '.repeat(40), '* '.repeat(40), '9'.repeat(40), '-1', '1e999', 'null', '__proto__'],
].map((piece) => Buffer.from(piece));

function pieceOf(random: () => number): Uint8Array {
  if (random() < 0.3) return Buffer.from(Array.from({ length: 8 }, () => Math.floor(random() * 256)));
  return pieces[Math.floor(random() * pieces.length)] ?? Buffer.of();
}

const oddities = [
  null,
  undefined,
  true,
  '',
  '\0',
  '\uD800',
  -1,
  0.5,
  2 ** 31,
  2 ** 53,
  1e308,
  Number.NaN,
  [],
  {},
  [[]],
];

/** A value of JSON’s with some of its parts replaced, left out or moved into others. */
export function mutatedValue(value: unknown, random: () => number): unknown {
  if (random() < 0.15) return oddities[Math.floor(random() * oddities.length)];
  if (Array.isArray(value)) {
    const items = value.filter(() => random() > 0.1).map((item) => mutatedValue(item, random));
    return random() < 0.1 ? [...items, ...items] : items;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(() => random() > 0.1);
    return Object.fromEntries(entries.map(([name, item]) => [name, mutatedValue(item, random)]));
  }
  return value;
}
