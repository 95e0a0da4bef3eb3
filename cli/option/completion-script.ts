/** Writes the completion scripts of bash, zsh and fish from the verb table: static text, so completing starts no Node.js. */
import type { Option } from './option.ts';
import type { Verb } from './verb.ts';

/** Returns the script of one shell. */
export function renderCompletion(shell: 'bash' | 'zsh' | 'fish', verbs: readonly Verb[]): string {
  if (shell === 'fish') return renderFish(verbs);
  const bash = renderBash(verbs);
  return shell === 'bash' ? bash : renderZsh(verbs);
}

function optionNames(verb: Verb): string {
  return [...Object.keys(verb.options), 'help'].map((name) => `--${name}`).join(' ');
}

function verbNames(verbs: readonly Verb[]): string[] {
  return verbs.map((verb) => verb.name).filter((name) => name !== '');
}

function bashWords(completes: Option<unknown>['completes']): string {
  if (completes === 'file') return 'COMPREPLY=($(compgen -f -- "$current"))';
  if (completes === 'directory') return 'COMPREPLY=($(compgen -d -- "$current"))';
  return completes === 'nothing' ? 'COMPREPLY=()' : `COMPREPLY=($(compgen -W "${completes.join(' ')}" -- "$current"))`;
}

function renderBash(verbs: readonly Verb[]): string {
  const values = new Map<string, string>();
  for (const verb of verbs) {
    for (const [name, option] of Object.entries(verb.options)) if (option.kind === 'value') values.set(name, bashWords(option.completes));
  }
  const lines = [
    '_shard_run() {',
    '  local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" verb="${COMP_WORDS[1]}"',
    '  case "$previous" in',
  ];
  for (const [name, words] of values) lines.push(`    --${name}) ${words}; return ;;`);
  lines.push('  esac', '  case "$verb" in');
  for (const verb of verbs.filter((other) => other.name !== '')) {
    lines.push(
      `    ${verb.name})`,
      `      if [[ $current == -* ]]; then COMPREPLY=($(compgen -W "${optionNames(verb)}" -- "$current")); else ${bashWords(verb.operands.completes)}; fi`,
    );
    lines.push('      if [[ $COMP_CWORD -gt 1 ]]; then return; fi ;;');
  }
  const run = verbs[0];
  if (run !== undefined) {
    lines.push('  esac', `  if [[ $current == -* ]]; then COMPREPLY=($(compgen -W "${optionNames(run)}" -- "$current")); return; fi`);
    lines.push('  COMPREPLY=($(compgen -f -- "$current"))');
    lines.push(`  if [[ $COMP_CWORD -eq 1 ]]; then COMPREPLY+=($(compgen -W "${verbNames(verbs).join(' ')}" -- "$current")); fi`);
  }
  return `${[...lines, '}', 'complete -o filenames -F _shard_run shard-run'].join('\n')}\n`;
}

function zshAction(completes: Option<unknown>['completes']): string {
  if (completes === 'file') return '_files';
  if (completes === 'directory') return '_files -/';
  return completes === 'nothing' ? ' ' : `(${completes.join(' ')})`;
}

function zshText(text: string): string {
  return text.replaceAll(/[[\]:'"`$\\]/gu, ' ');
}

function zshOptions(verb: Verb): string[] {
  return Object.entries(verb.options).map(([name, option]) => {
    const repeat = option.isRepeatable ? '*' : '';
    const value =
      option.kind === 'value'
        ? `:${zshText(option.placeholder)}:${zshAction(option.completes)}`
        : option.kind === 'optional-value'
          ? '::N: '
          : '';
    return `'${repeat}--${name}[${zshText(option.summary)}]${value}'`;
  });
}

function renderZsh(verbs: readonly Verb[]): string {
  const lines = ['#compdef shard-run', '_shard-run() {', '  local -a verbs', '  verbs=('];
  for (const verb of verbs.filter((other) => other.name !== '')) lines.push(`    '${verb.name}:${zshText(verb.summary)}'`);
  lines.push('  )', '  case $words[2] in');
  for (const verb of verbs.filter((other) => other.name !== '')) {
    lines.push(
      `    ${verb.name}) shift words; (( CURRENT-- )); _arguments -s ${[...zshOptions(verb), `'*: :${zshAction(verb.operands.completes)}'`].join(' ')}; return ;;`,
    );
  }
  const run = verbs[0];
  lines.push('  esac', '  if (( CURRENT == 2 )); then _describe verb verbs; fi');
  if (run !== undefined) lines.push(`  _arguments -s ${[...zshOptions(run), "'*: :_files'"].join(' ')}`);
  return `${[...lines, '}', '_shard-run "$@"'].join('\n')}\n`;
}

function fishText(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function renderFish(verbs: readonly Verb[]): string {
  const names = verbNames(verbs).join(' ');
  const lines: string[] = [];
  for (const verb of verbs) {
    const condition = verb.name === '' ? `not __fish_seen_subcommand_from ${names}` : `__fish_seen_subcommand_from ${verb.name}`;
    if (verb.name !== '') lines.push(`complete -c shard-run -n '__fish_use_subcommand' -a ${verb.name} -d ${fishText(verb.summary)}`);
    for (const [name, option] of Object.entries(verb.options)) {
      lines.push(`complete -c shard-run -n '${condition}' -l ${name} -d ${fishText(option.summary)}${fishValue(option)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function fishValue(option: Option<unknown>): string {
  if (option.kind !== 'value') return '';
  if (option.completes === 'file') return ' -r -F';
  if (option.completes === 'directory') return " -x -a '(__fish_complete_directories)'";
  return option.completes === 'nothing' ? ' -x' : ` -x -a '${option.completes.join(' ')}'`;
}
