/** Renders the help of a verb from its table entry. */
import { displayWidth, padEnd } from '../render/text.ts';
import type { Option } from './option.ts';
import type { Verb, VerbGroup } from './verb.ts';
import { groupVerbs } from './verb.ts';

/** Returns the help of a group: its verbs. */
export function renderGroupHelp(group: VerbGroup, verbs: readonly Verb[]): string {
  const rows = groupVerbs(group, verbs).map((verb): [string, string] => [verb.name, verb.summary]);
  return `${[`shard-run ${group.name} VERB [options]`, '', capitalise(group.summary), '', 'Verbs:', ...columns(rows), '', `shard-run ${group.name} VERB --help shows one of them`].join('\n')}\n`;
}

/** Returns the help of one verb as text; the default verb's help also lists all verbs, a group as one. */
export function renderHelp(verb: Verb, verbs: readonly Verb[], groups: readonly VerbGroup[]): string {
  const lines = [usageLine(verb), '', capitalise(verb.summary)];
  if (verb.operands.summary !== '') lines.push('', `  ${verb.operands.placeholder}  ${verb.operands.summary}`);
  if (verb.name === '') lines.push('', 'Verbs:', ...columns(verbRows(verbs, groups)));
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

function verbRows(verbs: readonly Verb[], groups: readonly VerbGroup[]): [string, string][] {
  const rows = new Map<string, string>();
  for (const verb of verbs) {
    const group = groups.find((candidate) => verb.name.startsWith(`${candidate.name} `));
    if (verb.name !== '') rows.set(group === undefined ? verb.name : `${group.name} …`, group?.summary ?? verb.summary);
  }
  return [...rows];
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
