/** A file in a folder, as the scan found it. */
export interface FoundFile {
  /** Relative to the folder, with `/` between its parts. */
  path: string;
  /** Bytes. */
  size: number;
  /** When its content last changed, in milliseconds since the epoch. */
  modifiedAt: number;
  /** When anything about it last changed, permissions included, in milliseconds since the epoch. */
  changedAt: number;
  /** See fileIdOf. */
  fileId: string | null;
}
