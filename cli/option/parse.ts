/** Turns arguments into a verb's typed options; an unknown option, a missing or a wrong value is a usage error that names the nearest match. */
import { parseArgs } from 'node:util';
import { ExpectedError } from '../../core/expected-error.ts';
import { adviseForeign } from './foreign-option.ts';
import { didYouMean } from './nearest.ts';
import type { OptionTable, OptionValues } from './option.ts';
import type { Arguments, Verb } from './verb.ts';

/** Parses the arguments that follow the verb's name. Throws `usage`. */
export function parseVerb<Given extends Verb>(verb: Given, argv: readonly string[]): Arguments<Given> {
  const { tokens } = parseArgs({
    args: joinOptionalValues(verb.options, argv),
    options: Object.fromEntries(
      Object.entries(verb.options).map(([name, option]) => [
        name,
        { type: option.kind === 'flag' ? ('boolean' as const) : ('string' as const), multiple: true },
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<string, string[]>();
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const texts = given.get(token.name) ?? [];
    given.set(token.name, texts);
    texts.push(readToken(verb, token));
  }
  if (operands.length > verb.operands.max) {
    throw usage(verb, `unexpected argument "${operands[verb.operands.max]}"`, '');
  }
  return { options: readOptions(verb.options, given) as Arguments<Given>['options'], operands };
}

function readOptions(table: OptionTable, given: ReadonlyMap<string, readonly string[]>): OptionValues<OptionTable> {
  return Object.fromEntries(Object.entries(table).map(([name, option]) => [name, option.read(name, given.get(name) ?? [])]));
}

type OptionToken = {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
};

function readToken(verb: Verb, token: OptionToken): string {
  const option = Object.hasOwn(verb.options, token.name) ? verb.options[token.name] : undefined;
  if (option === undefined) {
    const advice = verb.name === '' ? adviseForeign(token.name) : null;
    throw usage(verb, `unknown option "${token.rawName}"`, advice ?? didYouMean(token.name, Object.keys(verb.options), '--'));
  }
  if (option.kind === 'flag') {
    if (token.value !== undefined) throw usage(verb, `${token.rawName} takes no value, "${token.value}" was given`, '');
    return '';
  }
  if (token.value === undefined && option.kind === 'optional-value') return '';
  if (token.value === undefined || (token.inlineValue !== true && token.value.startsWith('--'))) {
    throw usage(verb, `${token.rawName} needs a value`, `write ${token.rawName} ${option.placeholder}`);
  }
  return token.value;
}

function usage(verb: Verb, message: string, hint: string): ExpectedError {
  const help = `shard-run ${verb.name === '' ? '' : `${verb.name} `}--help lists the options`;
  return new ExpectedError('usage', message, { hint: hint === '' ? help : `${hint} ${help}` });
}

/** Node's parser has no optional values: `--bail` before anything but a number becomes `--bail=`, before a number `--bail=3`. */
function joinOptionalValues(table: OptionTable, argv: readonly string[]): string[] {
  const joined: string[] = [];
  for (let index = 0; index < argv.length; index++) {
    const argument = argv[index] ?? '';
    if (argument === '--') return [...joined, ...argv.slice(index)];
    const isOptional = argument.startsWith('--') && table[argument.slice(2)]?.kind === 'optional-value';
    const next = argv[index + 1] ?? '';
    if (!isOptional) joined.push(argument);
    else if (/^\d+$/u.test(next)) {
      joined.push(`${argument}=${next}`);
      index += 1;
    } else joined.push(`${argument}=`);
  }
  return joined;
}
