/** What a verb is: its words for help, its options, its operands. */
import type { Option, OptionTable, OptionValues } from './option.ts';

export type Operands = {
  /** As shown: `[files…]`; empty when the verb takes none. */
  readonly placeholder: string;
  readonly summary: string;
  readonly max: number;
  readonly completes: Option<unknown>['completes'];
};

export type Verb<Table extends OptionTable = OptionTable> = {
  /** Empty for the verb that needs no name: running tests. */
  readonly name: string;
  readonly summary: string;
  readonly operands: Operands;
  readonly options: Table;
  readonly examples: readonly (readonly [command: string, meaning: string])[];
};

export type Arguments<Given extends Verb> = { readonly options: OptionValues<Given['options']>; readonly operands: readonly string[] };

/** A word that is nothing by itself but has verbs: `deploy push`. */
export type VerbGroup = { readonly name: string; readonly summary: string };

/** Returns the verbs under a group or another verb, in the order of the table. */
export function groupVerbs(group: Pick<VerbGroup, 'name'>, verbs: readonly Verb[]): readonly Verb[] {
  return verbs.filter((verb) => verb.name.startsWith(`${group.name} `));
}

export const NO_OPERANDS: Operands = { placeholder: '', summary: '', max: 0, completes: 'nothing' };
