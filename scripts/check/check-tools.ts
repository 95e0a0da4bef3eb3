/** The checks that are another program's work: format, lint, types, dead code, the contract's style, Markdown's style. */
import { runCommand, toolPath } from '../command.ts';
import type { Check, Problem } from './check.ts';

type Tool = {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** Lines that the tool prints about itself. */
  readonly chatter?: RegExp;
};

const TOOLS: readonly Tool[] = [
  { name: 'format', command: ['biome', 'check', '--max-diagnostics=200', '--reporter=concise', '.'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings', '--format=unix', '.'], chatter: /^\d+ problems?$/ },
  { name: 'types', command: ['tsc', '--noEmit', '--pretty', 'false'] },
  { name: 'page-types', command: ['tsc', '-p', 'dashboard/page', '--pretty', 'false'] },
  { name: 'dead-code', command: ['knip', '--no-progress', '--reporter', 'compact'] },
  { name: 'proto', command: ['buf', 'lint'] },
  { name: 'markdown', command: ['markdownlint-cli2'] },
];

/** One check for each tool; a tool that fails without a word is a problem too. */
export const toolChecks: readonly Check[] = TOOLS.map((tool) => ({
  name: tool.name,
  async run() {
    const [file, ...args] = tool.command;
    const result = await runCommand(toolPath(file), args);
    if (result.code === 0) return { problems: [], note: '' };
    const problems = problemsOf(result.output, tool.chatter);
    const how = result.isTimedOut ? 'did not end in time' : `exits ${result.code}`;
    return { problems: problems.length > 0 ? problems : [`${tool.command.join(' ')} ${how}`], note: '' };
  },
}));

function problemsOf(output: string, chatter?: RegExp): Problem[] {
  return output
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !chatter?.test(line));
}
