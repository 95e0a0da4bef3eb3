/** Runs the commands of the pages in a copy of the tree, one copy a page, in order. */
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { runCommand } from '../command.ts';
import type { Check, Problem } from './check.ts';
import { type CommandBlock, type Fate, parsePage } from './markdown.ts';
import { listDocFiles, readSource } from './source-tree.ts';

type RunnableBlock = CommandBlock & { readonly fate: Extract<Fate, { kind: 'run' }> };

const NOT_COPIED = new Set(['node_modules', '.git', '.shard-run', '.demo', 'dist', 'coverage']);
/** A failing command's output is cut to its end: that is where the reason stands. */
const SHOWN_CHARACTERS = 2000;

/** The slow blocks are for `npm test`; the others are for every gate. */
export function docCommandsCheck(speed: 'quick' | 'slow'): Check {
  return {
    name: speed === 'quick' ? 'doc-commands' : 'doc-commands-slow',
    async run() {
      const pages = listDocFiles().map((path) => ({ path, blocks: parsePage(readSource(path)).blocks.filter(isRunnable) }));
      const chosen = pages.filter(({ blocks }) => blocks.some((block) => block.fate.isSlow === (speed === 'slow')));
      const problems: Problem[] = [];
      let count = 0;
      for (const { path, blocks } of chosen) {
        // The quick blocks of a page with slow ones run again before them: a page is one story.
        const story = speed === 'slow' ? blocks : blocks.filter((block) => !block.fate.isSlow);
        count += story.length;
        problems.push(...(await runPage(path, story)));
      }
      return { problems, note: `${count} blocks` };
    },
  };
}

function isRunnable(block: CommandBlock): block is RunnableBlock {
  return block.fate?.kind === 'run';
}

async function runPage(path: string, blocks: readonly RunnableBlock[]): Promise<Problem[]> {
  const copy = copyTree();
  try {
    for (const block of blocks) {
      const problem = await runBlock(path, block, copy);
      if (problem !== null) return [problem];
    }
    return [];
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

async function runBlock(path: string, { line, script, fate }: RunnableBlock, cwd: string): Promise<Problem | null> {
  const result = await runCommand('bash', ['-e', '-c', script], { cwd, timeoutMs: fate.timeoutMs, env: { CI: '1' } });
  if (result.code === fate.exitCode) return null;
  const how = result.isTimedOut ? `does not end within ${fate.timeoutMs / 1000} s` : `exits ${result.code} instead of ${fate.exitCode}`;
  return `${path}:${line}  ${how}: ${script}\n${result.output.slice(-SHOWN_CHARACTERS)}`;
}

function copyTree(): string {
  const copy = mkdtempSync(join(tmpdir(), 'shard-run-docs-'));
  cpSync('.', copy, { recursive: true, filter: (source) => !NOT_COPIED.has(relative('.', source).split(/[\\/]/).at(-1) ?? '') });
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
}
