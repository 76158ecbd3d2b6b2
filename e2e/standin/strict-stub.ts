/**
 * Reaching for a member that the stand-in lacks throws, where JavaScript would give `undefined` and let a test pass for the
 * wrong reason.
 */
export function strictStub<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key) {
      // Node’s printing and `await` read symbols and `then` of any object.
      if (typeof key === 'string' && key !== 'then' && !(key in object)) {
        throw new Error(`The stand-in has no ${name}.${key}.`);
      }
      const member: unknown = Reflect.get(object, key);
      // A method must see the object itself: private fields do not exist on a proxy.
      return typeof member === 'function' ? member.bind(object) : member;
    },
    set(object, key, value) {
      if (!(key in object)) throw new Error(`The stand-in has no ${name}.${String(key)}.`);
      return Reflect.set(object, key, value);
    },
  });
}

/** The same for a class and its instances. */
export function strictStubClass<T extends new (...args: never[]) => object>(name: string, target: T): T {
  return new Proxy(strictStub(name, target), {
    construct: (_target, args: unknown[]) => strictStub(`${name} instance`, Reflect.construct(target, args)),
  });
}
