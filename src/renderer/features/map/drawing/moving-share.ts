/** Milliseconds that a frame is waited for: above, motion is felt to stutter; below, there is time for more; and what is aimed at. */
const waits = { slow: 36, fast: 21, wanted: 30 };
/** Fewer points than this share are no picture of the whole. */
const least = 0.05;

/**
 * How many of the points are drawn while the map moves: all of them where the graphics keep up, otherwise as large a share as
 * leaves the motion smooth.
 */
export class MovingShare {
  #share = 1;

  /** The share for a frame of a motion, 0 to 1. @param wait milliseconds since it was asked for: the one before may not be done. */
  next(wait: number): number {
    if (wait > waits.slow) this.#share = Math.max(least, this.#share * Math.max(0.5, waits.wanted / wait));
    else if (wait < waits.fast) this.#share = Math.min(1, this.#share * 1.06);
    return this.#share;
  }
}
