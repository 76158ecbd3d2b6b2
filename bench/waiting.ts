/** @param each done with every look. */
export async function until(condition: () => boolean, each: () => void = () => {}): Promise<void> {
  while (!condition()) {
    each();
    await pause(2);
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((passed) => setTimeout(passed, milliseconds));
}
