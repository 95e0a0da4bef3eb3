/** Bench `page-frames`: the run page in a real Chromium: until it can be read, frames while it is zoomed and moved, tasks that block, its size. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import type { RunEvent } from '../../core/run-event.ts';
import { findChromium } from '../../test/support/find-chromium.ts';
import { servePage } from '../../test/support/page-ground.ts';
import { IMVU_WALL, simulateWall } from '../../test/support/simulated-wall.ts';
import { wideRun } from '../../test/support/wide-run.ts';
import type { Bench, BenchOptions, BenchResult, Figure } from './bench.ts';
import { type Visit, visitRun } from './page-visit.ts';
import { median, quantile } from './sample.ts';

const SCRIPT = 'dashboard/page/gen/page.js';

export const PAGE_FRAMES: Bench = {
  summary:
    'the run page in Chromium on its software renderer: first useful paint, frames while zooming and moving, long tasks, size of the script',
  run,
};

const WORDS = { wall: '36 agents, 15,000 cases', wide: '500 agents, 20,000 units' } as const;

async function run({ repeats, size, seed, log }: BenchOptions): Promise<BenchResult> {
  const path = findChromium();
  if (path === null) throw new Error('bench page-frames needs a Chromium: set CHROMIUM to its path');
  const files = Math.max(1, Math.round(IMVU_WALL.files * size));
  const runs: Readonly<Record<string, readonly RunEvent[]>> = {
    wall: simulateWall({ ...IMVU_WALL, files }, seed),
    wide: wideRun({ agents: 500, slots: 2, units: Math.round(20_000 * size) }),
  };
  await using ground = await servePage({ runs, agents: 500 });
  const browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] });
  try {
    const scriptBytes = gzipSync(readFileSync(SCRIPT)).length;
    const figures: Figure[] = [{ name: 'script, gzip', unit: 'count', value: scriptBytes, target: '<= 150000', samples: [scriptBytes] }];
    const rows: string[][] = [];
    for (const name of Object.keys(runs)) {
      const visits: Visit[] = [];
      for (let round = 0; round <= repeats; round++) visits.push(await visitRun(browser, ground.served, name));
      // The first visit is the server's: it reads the run.
      const warm = visits.slice(1);
      rows.push(rowOf(`${name}: ${WORDS[name as keyof typeof WORDS]}`, warm));
      figures.push(...figuresOf(name, warm));
      log(`${name}: ${rows.at(-1)?.slice(1).join(', ')}`);
    }
    return {
      table: [['run', 'first useful paint', 'zoom p50', 'zoom p95', 'move p50', 'move p95', 'tasks > 100 ms', 'longest'], ...rows],
      figures,
      notes: [`script: ${scriptBytes} bytes gzip`],
    };
  } finally {
    await browser.close();
  }
}

function rowOf(name: string, visits: readonly Visit[]): string[] {
  const ms = (value: number): string => `${value.toFixed(1)} ms`;
  const [zoom, move] = [visits.flatMap((each) => each.zoom), visits.flatMap((each) => each.move)];
  const long = visits.flatMap((each) => [...each.openingTasks, ...each.longTasks]);
  const frames = [median(zoom), quantile(zoom, 0.95), median(move), quantile(move, 0.95)].map(ms);
  return [
    name,
    ms(median(visits.map((each) => each.paintMs))),
    ...frames,
    String(long.filter((each) => each > 100).length),
    ms(Math.max(0, ...long)),
  ];
}

function figuresOf(name: string, visits: readonly Visit[]): Figure[] {
  const paint = visits.map((each) => each.paintMs);
  const frames = visits.flatMap((each) => [...each.zoom, ...each.move]);
  const long = visits.flatMap((each) => [...each.openingTasks, ...each.longTasks]).filter((each) => each > 100);
  const perSecond = 1_000 / (frames.reduce((sum, each) => sum + each, 0) / frames.length);
  return [
    { name: `first useful paint, ${name}`, unit: 'ms', value: median(paint), target: '<= 1000', samples: paint },
    { name: `frames, ${name}`, unit: 'per second', value: perSecond, target: '60 where the renderer can', samples: frames },
    { name: `tasks over 100 ms, ${name}`, unit: 'count', value: long.length, target: '0', samples: long },
  ];
}
