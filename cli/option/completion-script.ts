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

/** Every verb and group by its words, with the words that may follow a group. */
type Node = { readonly name: string; readonly verb: Verb | null; readonly next: readonly string[] };

function nodesOf(verbs: readonly Verb[]): Node[] {
  const names = new Set(
    verbNames(verbs).flatMap((name) => name.split(' ').map((_word, index, words) => words.slice(0, index + 1).join(' '))),
  );
  return [...names].map((name) => ({
    name,
    verb: verbs.find((verb) => verb.name === name) ?? null,
    next: nextWords(name, names),
  }));
}

/** The words that may follow `name`; of the empty name, the first words of all. */
function nextWords(name: string, names: Iterable<string>): string[] {
  const depth = name === '' ? 0 : name.split(' ').length;
  const own = [...names].filter((other) => other.split(' ').length === depth + 1 && (name === '' || other.startsWith(`${name} `)));
  return own.map((other) => other.split(' ')[depth] ?? '');
}

function renderBash(verbs: readonly Verb[]): string {
  const values = new Map<string, string>();
  for (const verb of verbs) {
    for (const [name, option] of Object.entries(verb.options)) if (option.kind === 'value') values.set(name, bashWords(option.completes));
  }
  const nodes = nodesOf(verbs);
  const lines = [
    '_shard_run() {',
    '  local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" verb="" count candidate',
    '  case "$previous" in',
  ];
  for (const [name, words] of values) lines.push(`    --${name}) ${words}; return ;;`);
  lines.push('  esac', '  for ((count = COMP_CWORD - 1; count > 0; count--)); do', '    candidate="${COMP_WORDS[*]:1:count}"');
  lines.push(
    `    case "$candidate" in ${nodes.map(({ name }) => `"${name}"`).join('|')}) verb="$candidate"; break ;; esac`,
    '  done',
    '  case "$verb" in',
  );
  for (const { name, verb, next } of nodes) {
    const words =
      next.length > 0 && verb === null
        ? `COMPREPLY=($(compgen -W "${next.join(' ')}" -- "$current"))`
        : bashWords(verb?.operands.completes ?? 'nothing');
    const more = next.length > 0 && verb !== null ? `; COMPREPLY+=($(compgen -W "${next.join(' ')}" -- "$current"))` : '';
    lines.push(
      `    "${name}")`,
      `      if [[ $current == -* ]]; then COMPREPLY=($(compgen -W "${verb === null ? '--help' : optionNames(verb)}" -- "$current")); else ${words}${more}; fi`,
      '      return ;;',
    );
  }
  const run = verbs[0];
  lines.push('  esac');
  if (run !== undefined) {
    lines.push(`  if [[ $current == -* ]]; then COMPREPLY=($(compgen -W "${optionNames(run)}" -- "$current")); return; fi`);
    lines.push('  COMPREPLY=($(compgen -f -- "$current"))');
    const first = nextWords(
      '',
      nodes.map(({ name }) => name),
    );
    lines.push(`  if [[ $COMP_CWORD -eq 1 ]]; then COMPREPLY+=($(compgen -W "${first.join(' ')}" -- "$current")); fi`);
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
  const nodes = nodesOf(verbs);
  const summary = (name: string): string => zshText(verbs.find((verb) => verb.name === name)?.summary ?? `verbs of ${name}`);
  const describe = (name: string, next: readonly string[]): string =>
    next.map((word) => `'${word}:${summary(name === '' ? word : `${name} ${word}`)}'`).join(' ');
  const lines = [
    '#compdef shard-run',
    '_shard-run() {',
    '  local -a verbs',
    '  local verb="" candidate',
    '  integer count',
    '  for (( count = CURRENT - 2; count > 0; count-- )); do',
    '    candidate="${(j: :)words[2,count+1]}"',
    `    case "$candidate" in (${nodes.map(({ name }) => `"${name}"`).join('|')}) verb="$candidate"; break ;; esac`,
    '  done',
    '  if [[ -n $verb ]]; then words[1,count]=(); (( CURRENT -= count )); fi',
    '  case "$verb" in',
  ];
  for (const { name, verb, next } of nodes) {
    const offer = next.length === 0 ? '' : `if (( CURRENT == 2 )); then verbs=(${describe(name, next)}); _describe verb verbs; fi; `;
    const own = verb === null ? '' : `_arguments -s ${[...zshOptions(verb), `'*: :${zshAction(verb.operands.completes)}'`].join(' ')}; `;
    lines.push(`    "${name}") ${offer}${own}return ;;`);
  }
  const run = verbs[0];
  lines.push(
    '  esac',
    `  if (( CURRENT == 2 )); then verbs=(${describe(
      '',
      nextWords(
        '',
        nodes.map(({ name }) => name),
      ),
    )}); _describe verb verbs; fi`,
  );
  if (run !== undefined) lines.push(`  _arguments -s ${[...zshOptions(run), "'*: :_files'"].join(' ')}`);
  return `${[...lines, '}', '_shard-run "$@"'].join('\n')}\n`;
}

function fishText(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function renderFish(verbs: readonly Verb[]): string {
  const nodes = nodesOf(verbs);
  const first = nextWords(
    '',
    nodes.map(({ name }) => name),
  ).join(' ');
  const seen = (name: string): string =>
    name
      .split(' ')
      .map((word) => `__fish_seen_subcommand_from ${word}`)
      .join('; and ');
  const lines: string[] = [];
  for (const { name, verb } of nodes) {
    const words = name.split(' ');
    const parent = words.slice(0, -1).join(' ');
    const siblings = nextWords(
      parent,
      nodes.map((node) => node.name),
    ).join(' ');
    const place = parent === '' ? '__fish_use_subcommand' : `${seen(parent)}; and not __fish_seen_subcommand_from ${siblings}`;
    lines.push(`complete -c shard-run -n '${place}' -a ${words.at(-1)} -d ${fishText(verb?.summary ?? `verbs of ${name}`)}`);
  }
  for (const verb of verbs) {
    const condition = verb.name === '' ? `not __fish_seen_subcommand_from ${first}` : seen(verb.name);
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
