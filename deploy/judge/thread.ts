/** The judge's thread: opens one watch and answers each tick with a look or null, in order. */
import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '../../core/assert.ts';
import { createWatch } from '../analysis/judge.ts';
import { indexHosts } from '../analysis/tally.ts';
import type { ThreadAnswer, ThreadRequest, WatchOpening } from './judge.ts';
import { unpackTick } from './packed-tick.ts';

const port = parentPort;
assert(port !== null, 'this file runs as a thread of the judge');

// What the thread is started with is what `openJudge` beside this file sends, from the same version.
const { design, baseline } = workerData as WatchOpening;
const shape = { hosts: design.hosts, index: indexHosts(design.hosts), metrics: design.metrics.length };
const watch = createWatch(
  design,
  baseline.map((tick) => unpackTick(tick, shape)),
);

port.on('message', ({ tick, unwell }: ThreadRequest) => {
  const answer: ThreadAnswer = { look: watch.observe(unpackTick(tick, shape), unwell) };
  port.postMessage(answer);
});
