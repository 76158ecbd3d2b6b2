/** An address as it is written on the disk; one with a stray `%` is taken as it stands. */
export function decodedAddress(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch (error) {
    if (error instanceof URIError) return address;
    throw error;
  }
}
