/** Raise it when boundaries or the embedded text change: notes cut by another version are cut again. */
export const chunkerVersion = 3;
