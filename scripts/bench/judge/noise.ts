/** Fast seeded noise for a model that draws half a million numbers a deploy: sfc32 as in `core/random.ts`, normals by the ziggurat. */

export type Noise = {
  /** Uniform in [0, 1). */
  next(): number;
  /** Standard normal, by Marsaglia and Tsang's ziggurat of 128 layers. */
  normal(): number;
  poisson(mean: number): number;
  /** Negative binomial whose variance is twice its mean: a Poisson number of logarithmic clusters. */
  clustered(mean: number): number;
};

const LAYERS = 128;
const TAIL = 3.442619855899;
const LAYER_AREA = 9.91256303526217e-3;
const SCALE = 2_147_483_648;

type Ziggurat = { readonly bound: Int32Array; readonly width: Float64Array; readonly height: Float64Array };

const ZIGGURAT = makeZiggurat();
/** Cumulative log-series distribution with p = 1/2, whose Poisson sum has variance twice its mean; 30 terms leave 1e-11. */
const CLUSTER_SIZES = makeClusterSizes(30);
/** Beyond it a normal is as good as a Poisson number, and inversion slow. */
const POISSON_INVERSION = 30;

export function createNoise(seed: string): Noise {
  let [a, b, c, counter] = seedWords(seed);
  const bits = (): number => {
    const result = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + result) | 0;
    return result;
  };
  const next = (): number => (bits() >>> 0) / 4_294_967_296;
  const normal = (): number => {
    for (;;) {
      const word = bits();
      const layer = word & (LAYERS - 1);
      const x = word * (ZIGGURAT.width[layer] as number);
      if (Math.abs(word) < (ZIGGURAT.bound[layer] as number)) return x;
      if (layer === 0) return fromTail(next, word < 0);
      const [low, high] = [ZIGGURAT.height[layer] as number, ZIGGURAT.height[layer - 1] as number];
      if (low + next() * (high - low) < Math.exp(-0.5 * x * x)) return x;
    }
  };
  const poisson = (mean: number): number => {
    if (mean > POISSON_INVERSION) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = next(); product > limit; product *= next()) count++;
    return count;
  };
  const clustered = (mean: number): number => {
    const clusters = poisson(mean * Math.LN2);
    let count = 0;
    for (let index = 0; index < clusters; index++) {
      const u = next();
      let size = 0;
      while (size < CLUSTER_SIZES.length - 1 && u > (CLUSTER_SIZES[size] as number)) size++;
      count += size + 1;
    }
    return count;
  };
  for (let index = 0; index < 20; index++) bits();
  return { next, normal, poisson, clustered };
}

function fromTail(next: () => number, isNegative: boolean): number {
  for (;;) {
    const x = -Math.log(1 - next()) / TAIL;
    const y = -Math.log(1 - next());
    if (y + y > x * x) return isNegative ? -(TAIL + x) : TAIL + x;
  }
}

function makeZiggurat(): Ziggurat {
  const [bound, width, height] = [new Int32Array(LAYERS), new Float64Array(LAYERS), new Float64Array(LAYERS)];
  const density = (x: number): number => Math.exp(-0.5 * x * x);
  let edge = TAIL;
  let outer = TAIL;
  const base = LAYER_AREA / density(TAIL);
  bound[0] = Math.floor((TAIL / base) * SCALE);
  width[0] = base / SCALE;
  height[0] = 1;
  bound[1] = 0;
  width[LAYERS - 1] = TAIL / SCALE;
  height[LAYERS - 1] = density(TAIL);
  for (let layer = LAYERS - 2; layer >= 1; layer--) {
    edge = Math.sqrt(-2 * Math.log(LAYER_AREA / edge + density(edge)));
    bound[layer + 1] = Math.floor((edge / outer) * SCALE);
    outer = edge;
    height[layer] = density(edge);
    width[layer] = edge / SCALE;
  }
  return { bound, width, height };
}

function makeClusterSizes(terms: number): Float64Array {
  const sizes = new Float64Array(terms);
  let sum = 0;
  for (let size = 1; size <= terms; size++) {
    sum += 0.5 ** size / (size * Math.LN2);
    sizes[size - 1] = sum;
  }
  return sizes;
}

function seedWords(seed: string): [number, number, number, number] {
  const fnv = (basis: number): number => {
    let hash = basis | 0;
    for (let index = 0; index < seed.length; index++) hash = Math.imul(hash ^ seed.charCodeAt(index), 0x01000193);
    return hash;
  };
  return [fnv(0x811c9dc5), fnv(0x01000193), fnv(0x9e3779b9), 1];
}
