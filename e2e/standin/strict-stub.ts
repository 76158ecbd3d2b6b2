/**
 * Makes a gap in the stand-in loud: reaching for a member that `target` does not have throws, where JavaScript would
 * answer `undefined` and let a test pass for the wrong reason.
 */
export function strictStub<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key) {
      // Symbols and `then` are asked of any object, by Node's own printing and by `await`.
      if (typeof key === 'string' && key !== 'then' && !(key in object)) {
        throw new Error(`The stand-in has no ${name}.${key}.`);
      }
      const member: unknown = Reflect.get(object, key);
      // A method must see the object itself: private fields do not exist on a proxy.
      return typeof member === 'function' ? member.bind(object) : member;
    },
  });
}

/** The same for a class: neither it nor what it makes pretends to have more than it has. */
export function strictStubClass<T extends new (...args: never[]) => object>(name: string, target: T): T {
  return new Proxy(strictStub(name, target), {
    construct: (_target, args: unknown[]) => strictStub(`${name} instance`, Reflect.construct(target, args)),
  });
}
