/** A file of a folder, as the scan saw it. */
export interface FoundFile {
  /** Inside the folder, with `/` between its parts. */
  path: string;
  /** Bytes. */
  size: number;
  /** When its content changed, in milliseconds since the epoch. */
  modifiedAt: number;
  /** When anything about it changed, its permissions too, in milliseconds since the epoch. */
  changedAt: number;
  /** See fileIdOf. */
  fileId: string | null;
}
