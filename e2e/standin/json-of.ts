/**
 * A copy of what main sends to a page. Electron would clone more than JSON has; the stand-in cannot.
 * @throws Error for anything else, of which JSON would make something different.
 */
export function jsonOf<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, check) ?? 'null');
}

function check(this: unknown, key: string, _written: unknown): unknown {
  // A value’s own `toJSON` has been called already: what counts is what stood there.
  const value: unknown = Reflect.get(Object(this), key);
  const isOdd =
    typeof value === 'function' ||
    typeof value === 'bigint' ||
    typeof value === 'symbol' ||
    (typeof value === 'number' && !Number.isFinite(value)) ||
    (typeof value === 'object' && value !== null && !Array.isArray(value) && !isPlain(value));
  if (isOdd) throw new Error(`The stand-in sends nothing but JSON to a page, and “${key}” is something else.`);
  return value;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
