/** Renders the help of a verb from its table entry. */
import { displayWidth, padEnd } from '../render/text.ts';
import type { Option } from './option.ts';
import type { Verb, VerbGroup } from './verb.ts';
import { groupVerbs } from './verb.ts';

/** Returns the help of a group: its verbs. */
export function renderGroupHelp(group: VerbGroup, verbs: readonly Verb[]): string {
  const lines = [`Usage: shard-run ${group.name} VERB [options]`, '', capitalise(group.summary), ...innerVerbs(group.name, verbs)];
  return `${[...lines, '', `shard-run ${group.name} VERB --help explains one of them.`].join('\n')}\n`;
}

/** Returns the help of one verb as text; the default verb's help also lists the others by their first word. */
export function renderHelp(verb: Verb, verbs: readonly Verb[], groups: readonly VerbGroup[]): string {
  const lines = [`Usage: ${usageLine(verb)}`, '', capitalise(verb.summary)];
  if (verb.operands.summary !== '') lines.push('', `  ${verb.operands.placeholder}  ${verb.operands.summary}`);
  if (verb.name === '') lines.push('', 'Verbs:', ...columns(outerVerbs(verbs, groups)));
  else lines.push(...innerVerbs(verb.name, verbs));
  const options = Object.entries(verb.options).map(([name, option]): [string, string] => [optionForm(name, option), option.summary]);
  lines.push('', 'Options:', ...columns([...options, ['--help', 'this text'], ...(verb.name === '' ? [VERSION_ROW] : [])]));
  if (verb.examples.length > 0) lines.push('', 'Examples:', ...columns(verb.examples));
  if (verb.name === '') lines.push('', ...FOOTER);
  return `${lines.join('\n')}\n`;
}

const VERSION_ROW: [string, string] = ['--version', 'the version of shard-run'];
const FOOTER = [
  'shard-run VERB --help explains a verb; one with an ellipsis has verbs of its own.',
  'Exit codes: 0 green, 1 red, 2 usage or configuration error, 3 incomplete, 130 interrupted.',
  'To filter by a word that is also a verb: shard-run run plan',
];

/** One row a first word: fifty verbs are no overview. */
function outerVerbs(verbs: readonly Verb[], groups: readonly VerbGroup[]): [string, string][] {
  const words = new Set(verbs.map(({ name }) => name.split(' ')[0] ?? '').filter((word) => word !== ''));
  return [...words].map((word) => {
    const own = [...verbs, ...groups].find(({ name }) => name === word);
    return [groupVerbs({ name: word }, verbs).length > 0 ? `${word} …` : word, own?.summary ?? ''];
  });
}

function innerVerbs(name: string, verbs: readonly Verb[]): string[] {
  const inner = groupVerbs({ name }, verbs);
  return inner.length === 0 ? [] : ['', 'Verbs:', ...columns(inner.map((verb): [string, string] => [verb.name, verb.summary]))];
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
