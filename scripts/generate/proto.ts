/**
 * Generates static protobuf.js code for each file of `proto/`.
 *
 * Only encoders and decoders are made: the domain has types of its own, so conversion, verification, delimited forms and service classes
 * would be dead weight (450 kB became 220 kB; loading is then dominated by protobuf.js itself). The types come from a second run, because
 * `pbts` reads the comments that the code is better off without.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand, toolPath } from '../command.ts';
import type { Generated } from './generated.ts';

const FLAGS = [
  '--target=static-module',
  '--wrap=esm',
  '--es6',
  '--no-create',
  '--no-convert',
  '--no-delimited',
  '--no-verify',
  '--no-typeurl',
  '--no-service',
  '--force-number',
];

export async function generateProto(): Promise<Generated[]> {
  const names = readdirSync('proto').filter((name) => name.endsWith('.proto'));
  const generated = await Promise.all(names.map((name) => generateOne(name.slice(0, -'.proto'.length))));
  return generated.flat();
}

async function generateOne(name: string): Promise<Generated[]> {
  const folder = mkdtempSync(join(tmpdir(), 'shard-run-proto-'));
  try {
    // Roots are shared by everything loaded in a process: each contract needs one of its own.
    const common = [...FLAGS, `--root=shard-run-${name}`, join('proto', `${name}.proto`)];
    const [code, types] = [join(folder, 'code.js'), join(folder, 'types.js')];
    await Promise.all([pbjs([...common, '--no-comments', '--no-beautify', `--out=${code}`]), pbjs([...common, '--dts', `--out=${types}`])]);
    const head = `// Generated from proto/${name}.proto by \`npm run generate\`. Do not edit.\n`;
    return [
      { path: `proto/gen/${name}.js`, text: head + withoutLine(readFileSync(code, 'utf8'), /^\/\*eslint-disable .*\n/) },
      {
        path: `proto/gen/${name}.d.ts`,
        text: head + withoutLine(readFileSync(types.replace(/\.js$/, '.d.ts'), 'utf8'), /^import Long = .*\n/m),
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function pbjs(args: readonly string[]): Promise<void> {
  const result = await runCommand(toolPath('pbjs'), args);
  if (result.code !== 0) throw new Error(`pbjs failed:\n${result.output}`);
}

function withoutLine(text: string, line: RegExp): string {
  return text.replace(line, '');
}
