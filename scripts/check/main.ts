/** `npm run check` is the gate; `npm test` is the gate with every test. `--only NAME` runs one check, `--list` names them. */
import { availableParallelism } from 'node:os';
import { readOptions } from '../option.ts';
import type { Check } from './check.ts';
import { docCommandsCheck } from './check-doc-commands.ts';
import { docsCheck } from './check-docs.ts';
import { generatedCheck } from './check-generated.ts';
import { importsCheck } from './check-imports.ts';
import { lockfileCheck } from './check-lockfile.ts';
import { protoBreakingCheck } from './check-proto-breaking.ts';
import { testsCheck } from './check-tests.ts';
import { toolChecks } from './check-tools.ts';
import { tsdocCheck } from './check-tsdoc.ts';
import { wordsCheck } from './check-words.ts';
import { runChecks } from './gate.ts';

/** Every core is used, and two at least: most checks wait for their program to start. */
const CONCURRENCY = Math.max(2, availableParallelism());

const together: readonly Check[] = [
  ...toolChecks,
  generatedCheck,
  protoBreakingCheck,
  importsCheck,
  tsdocCheck,
  wordsCheck,
  docsCheck,
  lockfileCheck,
];
const alone: readonly Check[] = [testsCheck('unit'), docCommandsCheck('quick')];
const onlyInTest: readonly Check[] = [
  testsCheck('edge'),
  testsCheck('contract'),
  testsCheck('simulation'),
  testsCheck('e2e'),
  docCommandsCheck('slow'),
];

const { values } = readOptions('usage: npm run check -- [--all] [--only NAME]... [--list]', {
  options: {
    all: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
  },
});
const known = [...together, ...alone, ...onlyInTest];
const unknown = (values.only ?? []).filter((name) => !known.some((check) => check.name === name));

if (values.list) {
  process.stdout.write(known.map((check) => `${check.name}\n`).join(''));
} else if (unknown.length > 0) {
  process.stderr.write(`no check is called ${unknown.join(', ')}: ${known.map((check) => check.name).join(', ')}\n`);
  process.exitCode = 2;
} else {
  const isWanted = (check: Check): boolean => values.only?.includes(check.name) ?? (values.all || !onlyInTest.includes(check));
  const isGreen = await runChecks({
    together: together.filter(isWanted),
    // Tests measure time and start processes: nothing runs beside them.
    alone: [...alone, ...onlyInTest].filter(isWanted),
    concurrency: CONCURRENCY,
    print: (line) => process.stdout.write(`${line}\n`),
  });
  process.exitCode = isGreen ? 0 : 1;
}
