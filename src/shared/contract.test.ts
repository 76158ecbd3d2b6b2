import { expect, it } from 'vitest';
import { z } from 'zod';
import { engineRequests, pageRequests } from './contract.ts';
import { NearnoteError } from './errors.ts';
import { dispatch, type Handlers } from './rpc.ts';

interface Shape {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Shape>;
  additionalProperties?: Shape | boolean;
  propertyNames?: Shape;
  items?: Shape;
  anyOf?: Shape[];
  oneOf?: Shape[];
  maxLength?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  format?: string;
}

/** Where a shape takes texts, lists or numbers of any size. */
function boundless(shape: Shape, path: string): string[] {
  const { anyOf = [], oneOf = [], properties = {}, items, additionalProperties, propertyNames } = shape;
  const inner = [
    ...[...anyOf, ...oneOf].flatMap((each) => boundless(each, path)),
    ...Object.entries(properties).flatMap(([name, each]) => boundless(each, `${path}.${name}`)),
    ...(items === undefined ? [] : boundless(items, `${path}[]`)),
    ...(typeof additionalProperties === 'object' ? boundless(additionalProperties, `${path}{}`) : []),
    ...(propertyNames === undefined ? [] : boundless(propertyNames, `${path}{name}`)),
  ];
  const isFixed = shape.enum !== undefined || shape.const !== undefined || shape.format === 'uuid';
  const isBoundless =
    (shape.type === 'string' && shape.maxLength === undefined) ||
    (shape.type === 'array' && shape.maxItems === undefined) ||
    ((shape.type === 'integer' || shape.type === 'number') && (shape.minimum ?? -1) < 0) ||
    ((shape.type === 'integer' || shape.type === 'number') && shape.maximum === undefined);
  return isBoundless && !isFixed ? [path, ...inner] : inner;
}

it('no request of the page takes a text, a list or a number of any size, or a path', () => {
  const paths: string[] = [];
  for (const [name, { input }] of Object.entries(pageRequests)) {
    paths.push(...boundless(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Shape, name));
  }
  expect(paths).toEqual([]);
  expect(Object.keys(pageRequests)).not.toContain('folders.add');
});

/** A value of a shape. */
function example(shape: Shape): unknown {
  if (shape.const !== undefined) return shape.const;
  if (shape.enum !== undefined) return shape.enum[0];
  const [first] = shape.anyOf ?? shape.oneOf ?? [];
  if (first !== undefined) return example(first);
  switch (shape.type) {
    case 'object':
      return Object.fromEntries(Object.entries(shape.properties ?? {}).map(([name, each]) => [name, example(each)]));
    case 'array':
      return shape.items === undefined ? [] : [example(shape.items)];
    case 'integer':
    case 'number':
      return shape.minimum ?? 1;
    case 'boolean':
      return true;
    case 'string':
      return shape.format === 'uuid' ? crypto.randomUUID() : 'https://example.com';
    default:
      return null;
  }
}

const hostile = [2 ** 31, -(2 ** 31) - 1, 2 ** 53, 1e308, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 10n, '1'];

function isWithin(value: unknown, { minimum = 0, maximum = 0 }: Shape): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum;
}

/** Inputs that differ from a good one in one number, text or list, which no request may take. */
function* attacks(shape: Shape): Generator<unknown> {
  const [first] = shape.anyOf ?? shape.oneOf ?? [];
  if (first !== undefined) yield* attacks(first);
  else if (shape.type === 'integer') yield* hostile.filter((value) => !isWithin(value, shape));
  else if (shape.type === 'string' && shape.enum === undefined) yield* ['x'.repeat(5_000_000), 7, {}];
  else if (shape.type === 'array') yield* [Array(1_000_000).fill(example(shape.items ?? {})), {}, 'x'];
  else if (shape.type === 'object') {
    const good = Object(example(shape));
    for (const [name, each] of Object.entries(shape.properties ?? {})) {
      for (const attack of attacks(each)) yield { ...good, [name]: attack };
    }
  }
}

it('hostile numbers, texts and lists end in “invalid-request”, whatever they are sent to', async () => {
  const reached: string[] = [];
  let sent = 0;
  for (const contract of [pageRequests, engineRequests]) {
    const handlers = Object.fromEntries(
      Object.keys(contract).map((name) => [name, async () => void reached.push(name)]),
    ) as unknown as Handlers<typeof contract>;
    for (const [name, { input }] of Object.entries(contract)) {
      const shape = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Shape;
      for (const attack of attacks(shape)) {
        sent += 1;
        const outcome = await dispatch(contract, handlers, name, attack).catch((error: unknown) => error);
        if (!(outcome instanceof NearnoteError && outcome.code === 'invalid-request')) reached.push(name);
      }
    }
  }
  expect([...new Set(reached)]).toEqual([]);
  expect(sent).toBeGreaterThan(500);
});
