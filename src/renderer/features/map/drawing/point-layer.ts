/** How a point is drawn; see PointLayer. */
export interface PointStyle {
  /** Index of its colour. */
  colour: Uint8Array;
  /** 0 for a point that is not shown, 255 for one that is fully seen. */
  opacity: Uint8Array;
  /** How strongly it glows: 0 for not at all, up to 255. */
  glow: Uint8Array;
}

export interface Frame {
  /** Places of the map to clip space, as scale and offset: x, y. */
  scale: [number, number];
  offset: [number, number];
  /** Diameter of a point, in device pixels. */
  pointSize: number;
  /** The share of the points to draw, spread over all of them; those that glow are always drawn. */
  share: number;
}

export type Colour = [red: number, green: number, blue: number];

const maxColours = 16;

const vertexShader = `#version 300 es
in vec2 place;
in vec4 style;
uniform vec2 scale;
uniform vec2 offset;
uniform float pointSize;
uniform bool isHalo;
uniform vec3 colours[${maxColours}];
uniform vec3 glowColour;
out vec4 colour;
out float radius;
void main() {
  gl_Position = vec4(place * scale + offset, 0.0, 1.0);
  float glow = style.z;
  bool isHidden = style.y == 0.0 || (isHalo && glow == 0.0);
  float size = isHalo ? pointSize * (3.0 + 5.0 * glow) : pointSize * (1.0 + 0.9 * glow);
  if (isHidden) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
  gl_PointSize = size;
  radius = size * 0.5;
  vec3 own = colours[int(style.x * 255.0 + 0.5)];
  colour = isHalo ? vec4(glowColour, 0.42 * glow) : vec4(glow > 0.0 ? glowColour : own, style.y);
}`;

const fragmentShader = `#version 300 es
precision mediump float;
in vec4 colour;
in float radius;
uniform bool isHalo;
out vec4 shade;
void main() {
  float distance = length(gl_PointCoord - 0.5) * 2.0;
  float cover = isHalo ? pow(max(0.0, 1.0 - distance), 2.0) : clamp((1.0 - distance) * radius, 0.0, 1.0);
  float alpha = colour.a * cover;
  if (alpha <= 0.003) discard;
  shade = vec4(colour.rgb * alpha, alpha);
}`;

/**
 * The order in which points are drawn: neighbours in the list far apart, so that any part of it is spread over all points; those that
 * glow last, over the others.
 */
export function drawnOrder(count: number, glow: Uint8Array): Uint32Array {
  const order = new Uint32Array(count);
  const stride = strideOf(count);
  let usual = 0;
  let glowing = count;
  for (let step = 0; step < count; step++) {
    const point = (step * stride) % count;
    if ((glow[point] ?? 0) > 0) order[--glowing] = point;
    else order[usual++] = point;
  }
  return order;
}

/** A step that comes to each of so many points once, nearest to the golden section: its visits are evenly spread at any time. */
function strideOf(count: number): number {
  let stride = Math.max(1, Math.round(count * 0.618034));
  while (divisor(stride, count) > 1) stride++;
  return stride;
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

/** Draws points with WebGL 2: one call for all of them, one more for the halos of those that glow. */
export class PointLayer {
  readonly #gl: WebGL2RenderingContext;
  readonly #program: WebGLProgram;
  readonly #places: WebGLBuffer;
  readonly #styles: WebGLBuffer;
  readonly #uniforms = new Map<string, WebGLUniformLocation>();
  #count = 0;
  /** The number of points that glow: they are the last. */
  #glowing = 0;

  /** @throws Error if the graphics cannot draw it. */
  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
    this.#program = linked(gl);
    gl.useProgram(this.#program);
    this.#places = gl.createBuffer();
    this.#styles = gl.createBuffer();
    this.#attribute('place', this.#places, 2, gl.FLOAT, false);
    this.#attribute('style', this.#styles, 4, gl.UNSIGNED_BYTE, true);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  }

  /** @param positions x and y of each point. @param count the number of points to draw. */
  setPoints(positions: Float32Array, count: number, { colour, opacity, glow }: PointStyle): void {
    const order = drawnOrder(count, glow);
    const places = new Float32Array(2 * count);
    // Four bytes for each, as graphics like them.
    const styles = new Uint8Array(4 * count);
    for (const [at, point] of order.entries()) {
      places[2 * at] = positions[2 * point] ?? 0;
      places[2 * at + 1] = positions[2 * point + 1] ?? 0;
      styles[4 * at] = colour[point] ?? 0;
      styles[4 * at + 1] = opacity[point] ?? 0;
      styles[4 * at + 2] = glow[point] ?? 0;
    }
    this.#count = count;
    this.#glowing = glow.subarray(0, count).reduce((sum, value) => sum + Number(value > 0), 0);
    this.#upload(this.#places, places);
    this.#upload(this.#styles, styles);
  }

  setColours(colours: readonly Colour[], glow: Colour): void {
    const flat = new Float32Array(maxColours * 3);
    for (const [at, colour] of colours.slice(0, maxColours).entries()) flat.set(colour, 3 * at);
    this.#gl.uniform3fv(this.#uniform('colours'), flat);
    this.#gl.uniform3fv(this.#uniform('glowColour'), glow);
  }

  draw({ scale, offset, pointSize, share }: Frame): void {
    const gl = this.#gl;
    gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.uniform2fv(this.#uniform('scale'), scale);
    gl.uniform2fv(this.#uniform('offset'), offset);
    gl.uniform1f(this.#uniform('pointSize'), pointSize);
    const usual = this.#count - this.#glowing;
    const first = Math.floor(usual * (1 - share));
    if (this.#glowing > 0) this.#drawPoints(true, usual);
    this.#drawPoints(false, first);
  }

  /** From one of the points on. */
  #drawPoints(isHalo: boolean, first: number): void {
    this.#gl.uniform1i(this.#uniform('isHalo'), Number(isHalo));
    this.#gl.drawArrays(this.#gl.POINTS, first, this.#count - first);
  }

  #upload(buffer: WebGLBuffer, data: AllowSharedBufferSource): void {
    this.#gl.bindBuffer(this.#gl.ARRAY_BUFFER, buffer);
    this.#gl.bufferData(this.#gl.ARRAY_BUFFER, data, this.#gl.DYNAMIC_DRAW);
  }

  #uniform(name: string): WebGLUniformLocation | null {
    const known = this.#uniforms.get(name) ?? this.#gl.getUniformLocation(this.#program, name);
    if (known !== null) this.#uniforms.set(name, known);
    return known;
  }

  #attribute(name: string, buffer: WebGLBuffer, size: number, type: number, isShare: boolean): void {
    const gl = this.#gl;
    const at = gl.getAttribLocation(this.#program, name);
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.enableVertexAttribArray(at);
    gl.vertexAttribPointer(at, size, type, isShare, 0, 0);
  }
}

function linked(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertexShader],
    [gl.FRAGMENT_SHADER, fragmentShader],
  ] as const) {
    const shader = gl.createShader(type);
    // Null only while the context is lost, which is reported by an event.
    if (shader === null) continue;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.isContextLost() && gl.getProgramParameter(program, gl.LINK_STATUS) !== true) {
    throw new Error(`The points cannot be drawn: ${gl.getProgramInfoLog(program) ?? 'unknown reason'}`);
  }
  return program;
}
