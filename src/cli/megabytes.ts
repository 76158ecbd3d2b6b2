/** Bytes as a user reads them: `23.4 MB`. */
export function megabytes(bytes: number, digits = 1): string {
  return `${(bytes / 1e6).toFixed(digits)} MB`;
}
