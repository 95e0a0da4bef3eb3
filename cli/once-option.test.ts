import { expect, test } from 'vitest';
import { refuseOnceOptions } from './once-option.ts';
import { parseVerb } from './option/parse.ts';
import { COORDINATOR_VERB } from './option/verb-table.ts';

function refuse(line: string): void {
  refuseOnceOptions(parseVerb(COORDINATOR_VERB, line === '' ? [] : line.split(' ')).options);
}

test.each([
  '--expect 2',
  '--wait 1m',
  '--resume',
  '--suite unit',
  '--target 9m',
  '--retries 1',
  '--bail',
  '--failed',
  '--reporter junit=report.xml',
  '--allow-flaky',
  '--ci',
])('a coordinator without --once refuses %s', (line) => {
  expect(() => refuse(line)).toThrow(expect.objectContaining({ code: 'usage' }));
});

test.each(['', '--main trunk --listen 127.0.0.1:0 --history ledger.db --no-color --log json --page 127.0.0.1:0'])('it takes %j', (line) => {
  expect(() => refuse(line)).not.toThrow();
});
