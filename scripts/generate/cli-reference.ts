/** Generates docs/reference/cli.md from the table that the command line is parsed with. */
import { renderReference } from '../../cli/option/reference.ts';
import { VERBS } from '../../cli/option/verb-table.ts';
import type { Generated } from './generated.ts';

export function generateCliReference(): Generated[] {
  return [{ path: 'docs/reference/cli.md', text: renderReference(VERBS) }];
}
