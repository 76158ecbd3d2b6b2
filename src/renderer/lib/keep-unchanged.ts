/** Whether two values of plain data (JSON) are equal in all their parts. What they share is not looked into. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isEqual(Reflect.get(a, key), Reflect.get(b, key)))
  );
}

/** The next values, of which those that are equal to the previous ones under the same key keep their identity: they are not drawn anew. */
export function keepUnchanged<T>(previous: readonly T[], next: readonly T[], keyOf: (value: T) => unknown): T[] {
  const known = new Map(previous.map((value) => [keyOf(value), value]));
  return next.map((value) => {
    const before = known.get(keyOf(value));
    return before !== undefined && isEqual(before, value) ? before : value;
  });
}
