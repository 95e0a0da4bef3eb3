/** Renders the reference of the command line as Markdown: docs/reference/cli.md is generated from it. */
import { capitalise, optionForm, usageLine } from './help.ts';
import type { Verb } from './verb.ts';

/** Returns the whole reference; the same table gives the same bytes. */
export function renderReference(verbs: readonly Verb[]): string {
  const parts = ['# Command line', '', '<!-- Generated from cli/option/verb-table.ts by `npm run generate`. Do not edit. -->'];
  for (const verb of verbs) parts.push('', ...renderVerb(verb));
  return `${parts.join('\n')}\n`;
}

function renderVerb(verb: Verb): string[] {
  const lines = [
    `## ${['shard-run', verb.name].filter((part) => part !== '').join(' ')}`,
    '',
    capitalise(verb.summary),
    '',
    '```sh',
    usageLine(verb),
    '```',
  ];
  if (verb.operands.summary !== '') lines.push('', `\`${verb.operands.placeholder}\`: ${verb.operands.summary}.`);
  const options = Object.entries(verb.options);
  if (options.length > 0) {
    lines.push('', '| option | meaning |', '|---|---|');
    for (const [name, option] of options) lines.push(`| \`${optionForm(name, option)}\` | ${option.summary.replaceAll('|', '\\|')} |`);
  }
  if (verb.examples.length > 0) {
    lines.push('', '```sh');
    for (const [command, meaning] of verb.examples) lines.push(`${command}  # ${meaning}`);
    lines.push('```');
  }
  return lines;
}
