/** Generates docs/reference/errors.md from the one table of expected errors. */
import { ERROR_TABLE, EXIT } from '../../core/expected-error.ts';
import type { Generated } from './generated.ts';

const EXIT_MEANING: Readonly<Record<keyof typeof EXIT, string>> = {
  green: 'every case has an accepted outcome and none failed',
  red: 'a test failed',
  usage: 'usage or configuration error: nothing ran',
  incomplete: 'the run could not prove a verdict',
  interrupted: 'the run was interrupted; what is known is reported',
};

export function generateErrorTable(): Generated[] {
  const exits = Object.entries(EXIT).map(([name, code]) => `| ${code} | ${name} | ${EXIT_MEANING[name as keyof typeof EXIT]} |`);
  const errors = Object.entries(ERROR_TABLE).map(
    ([code, row]) => `| \`${code}\` | ${row.exit} | ${row.grpc} | ${row.isRetryable ? 'yes' : 'no'} | ${row.meaning} |`,
  );
  const text = [
    '# Errors',
    '',
    '<!-- Generated from core/expected-error.ts by `npm run generate`. Do not edit. -->',
    '',
    'A failing test is not an error: it is an outcome. Everything else that a user, a project or a network can cause has a code.',
    '',
    '## Exit codes',
    '',
    '| exit | verdict | meaning |',
    '|---|---|---|',
    ...exits,
    '',
    '## Error codes',
    '',
    '| code | exit | gRPC status | retry | meaning |',
    '|---|---|---|---|---|',
    ...errors,
    '',
  ];
  return [{ path: 'docs/reference/errors.md', text: text.join('\n') }];
}
