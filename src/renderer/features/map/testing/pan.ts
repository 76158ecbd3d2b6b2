import { panned } from '../drawing/camera.ts';
import { MapStage } from '../drawing/map-stage.ts';

/** Hits that glow, as many as the list shows. */
const hits = 40;

/** Times in milliseconds, frame by frame, and the name of what draws. */
export interface Panning {
  /** From one frame to the next. */
  gaps: number[];
  /** The page’s own work in each. */
  work: number[];
  graphics: string;
}

/** Draws so many points over all of the page, and moves them for so many milliseconds. For bench/map.ts. */
export async function panFor(count: number, milliseconds: number): Promise<Panning> {
  const canvas = document.createElement('canvas');
  canvas.style.cssText = 'position: fixed; inset: 0; width: 100%; height: 100%';
  document.body.replaceChildren(canvas);
  const stage = new MapStage(canvas, { onFrame: () => {}, onFailure: () => {} });
  stage.show({
    positions: Float32Array.from({ length: 2 * count }, () => Math.random() + Math.random() - 1),
    count,
    covered: { left: 0, right: 0 },
    style: {
      colour: Uint8Array.from({ length: count }, (_, point) => point % 8),
      opacity: new Uint8Array(count).fill(225),
      glow: Uint8Array.from({ length: count }, (_, point) => (point % Math.ceil(count / hits) === 0 ? 200 : 0)),
    },
    colours: Array.from({ length: 9 }, (_, colour) => [colour / 9, 0.4, 1 - colour / 9]),
    glowColour: [0.2, 0.4, 0.8],
  });
  const gaps: number[] = [];
  const work: number[] = [];
  const began = performance.now();
  let last = began;
  await new Promise<void>((resolve) => {
    const step = (): void => {
      stage.look(panned(stage.camera, 6 * Math.sin(last / 300), 4 * Math.cos(last / 300)));
      // The stage has asked for this frame before, and has drawn it.
      requestAnimationFrame((frameBegan) => {
        const now = performance.now();
        work.push(now - frameBegan);
        gaps.push(now - last);
        last = now;
        if (now - began < milliseconds) step();
        else resolve();
      });
    };
    step();
  });
  stage.close();
  return { gaps, work, graphics: graphicsName() };
}

function graphicsName(): string {
  const context = document.createElement('canvas').getContext('webgl2');
  const debug = context?.getExtension('WEBGL_debug_renderer_info');
  return context && debug ? String(context.getParameter(debug.UNMASKED_RENDERER_WEBGL)) : 'unknown';
}
