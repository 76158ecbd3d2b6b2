/** How much a press of a key or button zooms. */
export const zoomStep = 1.5;
