import { between, type Camera, type Covered, fitting, type Size } from './camera.ts';
import { MovingShare } from './moving-share.ts';
import { type Colour, PointLayer, type PointStyle } from './point-layer.ts';

/** What is on the stage. */
export interface Scene {
  /** x and y of each point. */
  positions: Float32Array;
  count: number;
  covered: Covered;
  style: PointStyle;
  colours: readonly Colour[];
  glowColour: Colour;
}

interface Flight {
  from: Camera;
  to: Camera;
  /** When it began, as `performance.now()`. */
  began: number;
}

interface StageEvents {
  /** After each frame: what lies over the points is put in its place. */
  onFrame(camera: Camera, size: Size): void;
  /** When the graphics cannot draw, or no longer. */
  onFailure(): void;
}

/** Milliseconds that a flight takes. */
const flightTime = 280;
/** Milliseconds after the last motion until all points are drawn again. */
const restAfter = 120;
/** Diameter of a point in CSS pixels: of few, they are larger. Zooming in, they grow slowly. */
const pointSizes = { few: 9, many: 3.5 };

const noPositions: Float32Array = new Float32Array();

/** Draws the points on a canvas, whenever something has changed, and moves the camera. */
export class MapStage {
  readonly #canvas: HTMLCanvasElement;
  readonly #events: StageEvents;
  readonly #observer: ResizeObserver;
  #layer: PointLayer | null = null;
  #scene: Scene | null = null;
  #size: Size = { width: 1, height: 1 };
  #camera: Camera = { x: 0, y: 0, scale: 1 };
  #lastFit = { positions: noPositions, size: this.#size, camera: this.#camera };
  /** Whether the camera shows all of the map: then it does so after a change of the size, too. */
  #isFitted = true;
  #flight: Flight | null = null;
  #frame = 0;
  /** When the next frame was asked for, as `performance.now()`. */
  #askedAt = 0;
  /** Whether the next frame shows another part of the map than the last one. */
  #isMoving = false;
  readonly #movingShare = new MovingShare();
  #resting: ReturnType<typeof setTimeout> | undefined;

  constructor(canvas: HTMLCanvasElement, events: StageEvents) {
    this.#canvas = canvas;
    this.#events = events;
    canvas.addEventListener('webglcontextlost', this.#lost);
    canvas.addEventListener('webglcontextrestored', this.#start);
    this.#observer = new ResizeObserver(() => this.#measure());
    this.#observer.observe(canvas);
    this.#start();
    this.#measure();
  }

  get camera(): Camera {
    return this.#flight?.to ?? this.#camera;
  }

  get size(): Size {
    return this.#size;
  }

  /** The scale at which all of the map is seen. */
  get fittedScale(): number {
    return this.#fitted().scale;
  }

  show(scene: Scene): void {
    const isAnother = scene.positions !== this.#scene?.positions;
    this.#scene = scene;
    this.#upload();
    if (isAnother && this.#isFitted) this.#camera = this.#fitted();
    this.invalidate();
  }

  /** Sets the camera at once. */
  look(camera: Camera): void {
    this.#flight = null;
    this.#isFitted = false;
    this.#camera = camera;
    this.#isMoving = true;
    this.invalidate();
  }

  /** Moves the camera there, in one step where the user wants no motion. */
  flyTo(camera: Camera): void {
    this.#isFitted = false;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) this.look(camera);
    else this.#flight = { from: this.#camera, to: camera, began: performance.now() };
    this.#isMoving = true;
    this.invalidate();
  }

  /** Shows all of the map. */
  fit(): void {
    this.flyTo(this.#fitted());
    this.#isFitted = true;
  }

  invalidate(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(this.#draw);
    this.#askedAt = performance.now();
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#resting);
    this.#observer.disconnect();
    this.#canvas.removeEventListener('webglcontextlost', this.#lost);
    this.#canvas.removeEventListener('webglcontextrestored', this.#start);
  }

  readonly #start = (): void => {
    const gl = this.#canvas.getContext('webgl2', { antialias: false, premultipliedAlpha: true });
    try {
      this.#layer = gl === null ? null : new PointLayer(gl);
    } catch {
      // Which shader a driver refuses is of no use to the user; that there is a list instead, they are told.
      this.#layer = null;
    }
    if (this.#layer === null) this.#events.onFailure();
    this.#upload();
    this.invalidate();
  };

  /** The browser gives the graphics back by itself, unless the driver keeps failing; meanwhile nothing is drawn. */
  readonly #lost = (event: Event): void => {
    event.preventDefault();
    this.#layer = null;
  };

  readonly #draw = (now: number): void => {
    this.#frame = 0;
    if (this.#flight !== null) this.#fly(this.#flight, now);
    const { width, height } = this.#size;
    const { x, y, scale } = this.#camera;
    const perUnit: [number, number] = [(2 * scale) / width, (2 * scale) / height];
    this.#layer?.draw({
      scale: perUnit,
      offset: [-x * perUnit[0], -y * perUnit[1]],
      pointSize: this.pointSize * this.#density,
      share: this.#share(),
    });
    this.#events.onFrame(this.#camera, this.#size);
  };

  /** All points at rest; while the map moves, as many as the graphics can. */
  #share(): number {
    const isMoving = this.#isMoving;
    this.#isMoving = this.#flight !== null;
    if (!isMoving) return 1;
    const share = this.#movingShare.next(performance.now() - this.#askedAt);
    clearTimeout(this.#resting);
    if (share < 1) this.#resting = setTimeout(() => this.invalidate(), restAfter);
    return share;
  }

  /** The diameter of a point at the present zoom, in CSS pixels. */
  get pointSize(): number {
    const count = this.#scene?.count ?? 1;
    const { few, many } = pointSizes;
    const usual = Math.min(few, Math.max(many, 260 / Math.sqrt(count)));
    return usual * Math.min(3, Math.max(0.8, (this.#camera.scale / this.fittedScale) ** 0.35));
  }

  get #density(): number {
    return this.#canvas.width / this.#size.width;
  }

  #fly(flight: Flight, now: number): void {
    const share = Math.min(1, Math.max(0, (now - flight.began) / flightTime));
    this.#camera = between(flight.from, flight.to, share);
    if (share === 1) this.#flight = null;
    else this.invalidate();
  }

  /** Looked for again only when the points or the size have changed: it is needed for every frame. */
  #fitted(): Camera {
    const { positions = noPositions, count = 0, covered = { left: 0, right: 0 } } = this.#scene ?? {};
    const { positions: forPositions, size, camera } = this.#lastFit;
    if (forPositions === positions && size === this.#size) return camera;
    const fitted = fitting(positions, Array(count).keys(), this.#size, covered);
    this.#lastFit = { positions, size: this.#size, camera: fitted };
    return fitted;
  }

  #upload(): void {
    if (this.#scene === null || this.#layer === null) return;
    const { positions, count, style, colours, glowColour } = this.#scene;
    this.#layer.setPoints(positions, count, style);
    this.#layer.setColours(colours, glowColour);
  }

  #measure(): void {
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    if (width === 0 || height === 0) return;
    this.#size = { width, height };
    this.#canvas.width = Math.round(width * devicePixelRatio);
    this.#canvas.height = Math.round(height * devicePixelRatio);
    if (this.#isFitted) this.#camera = this.#fitted();
    // At once: a canvas whose size was set is empty until it is drawn.
    cancelAnimationFrame(this.#frame);
    this.#draw(performance.now());
  }
}
