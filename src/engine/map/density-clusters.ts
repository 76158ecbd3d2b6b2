/** A point and the one that it hangs on in the spanning tree, with their distance. */
interface Edge {
  a: number;
  b: number;
  distance: number;
}

/** The largest share of the points that one cluster holds, where it can be divided: a map of two names says nothing. */
const maxShare = 1 / 8;
/** Distances below this are the same place: their inverse must stay a number. */
const least = 1e-9;

/**
 * Finds the dense groups of points in two dimensions, however many there are and whatever their shapes (HDBSCAN, with the
 * excess of mass: Campello, Moulavi and Sander 2013). Takes time in proportion to the square of their number.
 * @param positions x and y of each point.
 * @param minSize the fewest points of a cluster.
 * @param minSamples the neighbour whose distance says how dense it is around a point.
 * @returns for each point the number of its cluster, from 0; −1 for a point in none.
 */
export function densityClusters(positions: Float32Array, minSize: number, minSamples: number): Int32Array {
  const count = positions.length / 2;
  if (count <= minSize) return new Int32Array(count).fill(-1);
  const edges = spanningTree(positions, coreDistances(positions, minSamples));
  return labelsOf(condensed(dendrogram(edges, count), count, minSize), count);
}

function squaredDistance(positions: Float32Array, a: number, b: number): number {
  const x = (positions[2 * a] ?? 0) - (positions[2 * b] ?? 0);
  const y = (positions[2 * a + 1] ?? 0) - (positions[2 * b + 1] ?? 0);
  return x * x + y * y;
}

/** The distance of each point to its `minSamples`th neighbour. */
function coreDistances(positions: Float32Array, minSamples: number): Float64Array {
  const count = positions.length / 2;
  const nearest = new Float64Array(Math.min(minSamples, count - 1));
  return Float64Array.from({ length: count }, (_, point) => {
    nearest.fill(Number.POSITIVE_INFINITY);
    for (let other = 0; other < count; other++) {
      if (other === point) continue;
      const distance = squaredDistance(positions, point, other);
      let at = nearest.length - 1;
      if (distance >= (nearest[at] ?? 0)) continue;
      for (; at > 0 && (nearest[at - 1] ?? 0) > distance; at--) nearest[at] = nearest[at - 1] ?? 0;
      nearest[at] = distance;
    }
    return Math.sqrt(nearest.at(-1) ?? 0);
  });
}

/** The minimum spanning tree of the mutual reachability distances (Prim), its shortest edges first. */
function spanningTree(positions: Float32Array, core: Float64Array): Edge[] {
  const count = core.length;
  const distances = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const hangsOn = new Int32Array(count);
  const isIn = new Uint8Array(count);
  const edges: Edge[] = [];
  let newest = 0;
  isIn[0] = 1;
  while (edges.length < count - 1) {
    let next = -1;
    for (let point = 0; point < count; point++) {
      if (isIn[point] === 1) continue;
      const apart = Math.sqrt(squaredDistance(positions, newest, point));
      const reach = Math.max(apart, core[newest] ?? 0, core[point] ?? 0);
      if (reach < (distances[point] ?? 0)) {
        distances[point] = reach;
        hangsOn[point] = newest;
      }
      if (next === -1 || (distances[point] ?? 0) < (distances[next] ?? 0)) next = point;
    }
    edges.push({ a: hangsOn[next] ?? 0, b: next, distance: distances[next] ?? 0 });
    isIn[next] = 1;
    newest = next;
  }
  return edges.sort((one, other) => one.distance - other.distance);
}

/** How points join as the distance grows. The joints are numbered after the points; the last one holds all of them. */
interface Dendrogram {
  /** By joint, less the number of points. */
  left: number[];
  right: number[];
  distance: number[];
  /** By point or joint. */
  size: number[];
}

function dendrogram(edges: readonly Edge[], count: number): Dendrogram {
  const top = Int32Array.from({ length: 2 * count - 1 }, (_, at) => at);
  const topOf = (node: number): number => {
    let at = node;
    while (top[at] !== at) {
      top[at] = top[top[at] ?? at] ?? at;
      at = top[at] ?? at;
    }
    return at;
  };
  const tree: Dendrogram = { left: [], right: [], distance: [], size: new Array<number>(count).fill(1) };
  for (const { a, b, distance } of edges) {
    const left = topOf(a);
    const right = topOf(b);
    const joint = tree.size.length;
    tree.left.push(left);
    tree.right.push(right);
    tree.distance.push(distance);
    tree.size.push((tree.size[left] ?? 1) + (tree.size[right] ?? 1));
    top[left] = joint;
    top[right] = joint;
  }
  return tree;
}

/** The clusters that are left if what splits off must have a size. The root is cluster 0; each follows its parent. */
interface Condensed {
  parent: number[];
  stability: number[];
  size: number[];
  /** By point: the last cluster that it is in. */
  lastCluster: Int32Array;
}

function condensed(tree: Dendrogram, count: number, minSize: number): Condensed {
  const clusters: Condensed = { parent: [-1], stability: [0], size: [count], lastCluster: new Int32Array(count) };
  const births = [0];
  const open = [{ node: tree.size.length - 1, cluster: 0 }];
  const leave = (from: number, cluster: number, density: number): void => {
    const falling = [from];
    for (let node = falling.pop(); node !== undefined; node = falling.pop()) {
      if (node >= count) falling.push(tree.left[node - count] ?? 0, tree.right[node - count] ?? 0);
      else {
        clusters.lastCluster[node] = cluster;
        clusters.stability[cluster] = (clusters.stability[cluster] ?? 0) + density - (births[cluster] ?? 0);
      }
    }
  };
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const { node, cluster } = at;
    const density = 1 / Math.max(least, tree.distance[node - count] ?? 0);
    const parts = [tree.left[node - count] ?? 0, tree.right[node - count] ?? 0];
    const [large, small] = [true, false].map((wanted) =>
      parts.filter((part) => (tree.size[part] ?? 1) >= minSize === wanted),
    );
    for (const part of small ?? []) leave(part, cluster, density);
    if (large?.length === 1) open.push({ node: large[0] ?? 0, cluster });
    if (large?.length !== 2) continue;
    for (const part of large) {
      const size = tree.size[part] ?? 1;
      clusters.stability[cluster] = (clusters.stability[cluster] ?? 0) + size * (density - (births[cluster] ?? 0));
      births.push(density);
      clusters.parent.push(cluster);
      clusters.stability.push(0);
      clusters.size.push(size);
      open.push({ node: part, cluster: births.length - 1 });
    }
  }
  return clusters;
}

/** Chooses the clusters that last longest, none inside another, and numbers them. */
function labelsOf({ parent, stability, size, lastCluster }: Condensed, count: number): Int32Array {
  const ofChildren = new Float64Array(parent.length);
  const isChosen = new Uint8Array(parent.length);
  for (let cluster = parent.length - 1; cluster > 0; cluster--) {
    const own = stability[cluster] ?? 0;
    const inside = ofChildren[cluster] ?? 0;
    const isDivided = inside > own || (inside > 0 && (size[cluster] ?? 0) > count * maxShare);
    isChosen[cluster] = isDivided ? 0 : 1;
    const above = parent[cluster] ?? 0;
    ofChildren[above] = (ofChildren[above] ?? 0) + (isDivided ? inside : own);
  }
  /** By cluster: the outermost chosen one that it lies in; −1 for none. */
  const outermost = new Int32Array(parent.length).fill(-1);
  const numbers = new Map<number, number>();
  for (let cluster = 1; cluster < parent.length; cluster++) {
    const above = outermost[parent[cluster] ?? 0] ?? -1;
    outermost[cluster] = above === -1 && isChosen[cluster] === 1 ? cluster : above;
    if (outermost[cluster] === cluster) numbers.set(cluster, numbers.size);
  }
  return Int32Array.from({ length: count }, (_, point) => numbers.get(outermost[lastCluster[point] ?? 0] ?? -1) ?? -1);
}
