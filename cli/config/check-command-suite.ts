/** Checks what a suite of commands says: each key by itself, and then those that only make sense together. */
import { type Placeholder, quotedPlaceholder, usesPlaceholder } from '../../core/command-template.ts';
import type { Check, Where } from './check.ts';
import { durationCheck, isRecord, refuse, shapeCheck, stringCheck, stringsCheck, wordCheck } from './check.ts';

export const COMMAND_CHECKS = {
  files: stringsCheck("a list of globs such as ['tests/**/test_*.py']"),
  list: commandCheck('pytest --collect-only -q'),
  run: commandCheck('pytest {file} --junitxml={report}'),
  results: wordCheck(['junit', 'tap', 'go-json', 'exit-code']),
  report: stringCheck("a glob of files, or '-' for standard output"),
  select: shapeCheck(
    {
      list: commandCheck('pytest {file} --collect-only -q'),
      run: commandCheck('pytest {cases} --junitxml={report}'),
      form: wordCheck(['title', 'pytest', 'go']),
    },
    ['list', 'run', 'form'],
  ),
  timeout: durationCheck('5m'),
} as const;

type Loose = Readonly<Record<string, unknown>>;

/** A line for the shell whose placeholders can be replaced. */
function commandCheck(example: string): Check {
  return (where, value) => {
    stringCheck(`a command such as '${example}'`)(where, value);
    const quoted = quotedPlaceholder(value as string);
    if (quoted !== null) refuse(where, value, `${quoted} outside quotes: it is one word already, whatever is in it`);
  };
}

/** Checks what belongs together. Throws `config-invalid`. */
export function checkCommandSuite(where: Where, suite: Loose): void {
  const at = (key: string): Where => ({ ...where, key: `${where.key}.${key}` });
  for (const key of ['run', 'results']) if (suite[key] === undefined) refuse(at(key), undefined, 'a value: it has no default');
  const { files, list, select, results, report } = suite;
  if (files === undefined && list === undefined) refuse(at('files'), undefined, 'globs of the test files, or a list command instead');
  if (files !== undefined && list !== undefined) refuse(at('list'), list, 'nothing where files are given');
  needs(at('run'), suite['run'], 'file');
  const wantsReport = results === 'junit' && report === undefined;
  if (wantsReport) needs(at('run'), suite['run'], 'report');
  if (report !== undefined && results !== 'junit') refuse(at('report'), report, "nothing where results are not 'junit'");
  if (!isRecord(select)) return;
  if (results === 'exit-code') refuse(at('select'), select, 'nothing: an exit code does not tell cases apart');
  needs(at('select.list'), select['list'], 'file');
  needs(at('select.run'), select['run'], 'cases');
  if (wantsReport) needs(at('select.run'), select['run'], 'report');
}

function needs(where: Where, command: unknown, name: Placeholder): void {
  if (!usesPlaceholder(String(command), name)) refuse(where, command, `a command with {${name}} in it`);
}
