/** What the beginning of an image file says. */
export interface ImageHeader {
  /** Its media type. */
  type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/avif' | 'image/bmp' | 'image/svg+xml';
  /** In pixels, as it is shown; null where it does not say. */
  size: { width: number; height: number } | null;
}
