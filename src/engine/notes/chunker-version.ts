/** Increase it whenever chunk boundaries or embedded texts change: the next scan cuts notes of other versions again. */
export const chunkerVersion = 5;
