const pageSize = 65_536;

/** Makes the memory of a kernel larger by at least so many bytes. @returns all of it: earlier views of it are void. */
export function enlarged(memory: WebAssembly.Memory, bytes: number): Uint8Array {
  memory.grow(Math.ceil(bytes / pageSize));
  return new Uint8Array(memory.buffer);
}

/** @throws if a vector has another number of dimensions than those in memory. */
export function checkWidth(vector: Float32Array, wanted: number): void {
  if (vector.length !== wanted) {
    throw new Error(`The vector has the wrong width: ${vector.length} instead of ${wanted}.`);
  }
}
