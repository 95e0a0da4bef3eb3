/** Renders the help of a verb from its table entry. */
import { displayWidth, padEnd } from '../render/text.ts';
import type { Option } from './option.ts';
import type { Verb } from './verb.ts';

/** Returns the help of one verb as text; the default verb's help also lists all verbs. */
export function renderHelp(verb: Verb, verbs: readonly Verb[]): string {
  const lines = [usageLine(verb), '', capitalise(verb.summary)];
  if (verb.operands.summary !== '') lines.push('', `  ${verb.operands.placeholder}  ${verb.operands.summary}`);
  if (verb.name === '')
    lines.push('', 'Verbs:', ...columns(verbs.filter((other) => other.name !== '').map((other) => [other.name, other.summary])));
  const options = Object.entries(verb.options).map(([name, option]): [string, string] => [optionForm(name, option), option.summary]);
  lines.push('', 'Options:', ...columns([...options, ['--help', 'this text']]));
  if (verb.examples.length > 0) lines.push('', 'Examples:', ...columns(verb.examples));
  if (verb.name === '')
    lines.push(
      '',
      'Exit codes: 0 green, 1 red, 2 usage or configuration error, 3 incomplete, 130 interrupted.',
      "A file filter that is a verb's name: shard-run run plan",
    );
  return `${lines.join('\n')}\n`;
}

export function usageLine(verb: Verb): string {
  return ['shard-run', verb.name, verb.operands.placeholder, '[options]'].filter((part) => part !== '').join(' ');
}

/** Returns `--bail [N]`, `--reporter NAME[=FILE]`. */
export function optionForm(name: string, option: Option<unknown>): string {
  if (option.kind === 'flag') return `--${name}`;
  return option.kind === 'optional-value' ? `--${name} [${option.placeholder}]` : `--${name} ${option.placeholder}`;
}

export function capitalise(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.min(34, Math.max(...rows.map(([left]) => displayWidth(left))));
  return rows.map(([left, right]) =>
    displayWidth(left) > width ? `  ${left}\n  ${padEnd('', width)}  ${right}` : `  ${padEnd(left, width)}  ${right}`,
  );
}
