/** What other test runners call things: whoever comes from them types it first, and is told what it is called here, or where else it is. */

const TITLES = "use --case 'title > path' with the one test file that has the case.";
const OWN_COMMAND = "shard-run runs once and ends: use the framework's own command for this.";
const SLOTS = 'use --slots N.';
const SHARDS = 'nothing has to be counted out: agents share one queue, see shard-run coordinator --help.';

const FOREIGN: Readonly<Record<string, string>> = {
  't': TITLES,
  'testNamePattern': TITLES,
  'g': TITLES,
  'grep': TITLES,
  'k': TITLES,
  'w': OWN_COMMAND,
  'watch': OWN_COMMAND,
  'ui': OWN_COMMAND,
  'debug': OWN_COMMAND,
  'headed': OWN_COMMAND,
  'u': OWN_COMMAND,
  'update': OWN_COMMAND,
  'update-snapshots': OWN_COMMAND,
  'workers': SLOTS,
  'maxWorkers': SLOTS,
  'j': SLOTS,
  'jobs': SLOTS,
  'shard': SHARDS,
  'list': 'shard-run plan lists what would run.',
  'lf': 'use --failed.',
  'last-failed': 'use --failed.',
  'only-failures': 'use --failed.',
  'project': 'use --suite NAME, or projects of a suite in shard.config.ts.',
  'coverage': "switch coverage on in the framework's own configuration.",
};

/** Returns the next step for an option that other runners have, a sentence; `null` for any other. */
export function adviseForeign(name: string): string | null {
  return Object.hasOwn(FOREIGN, name) ? (FOREIGN[name] ?? null) : null;
}
