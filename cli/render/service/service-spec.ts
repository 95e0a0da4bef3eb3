/**
 * An agent as something that a machine starts by itself.
 *
 * Each kind of machine has its own file, and each file its own rules for what may stand in it unescaped. Paths, names and labels come from
 * people, so every renderer takes the same plain description and escapes by the rules of its format; none of them is text with holes.
 * A token is never part of it: the machine joins first, by hand, and the service finds the identity.
 */

/** What is to be started. */
export type ServiceSpec = {
  /** Absolute paths: Node.js, and the file of shard-run that it runs. */
  readonly node: string;
  readonly entry: string;
  /** What follows `agent` on the command line. */
  readonly args: readonly string[];
};

/** How long a stop may take: what runs is finished first, and a slow end-to-end file takes minutes. */
export const STOP_SECONDS = 900;
/** A coordinator that serves one run is gone between two: an agent that found nobody looks again after this. */
export const RESTART_SECONDS = 5;
/** Exit codes after which a start would end the same way: a usage error or a refusal, and an agent that a person asked to leave. */
export const FINAL_EXIT_CODES = [2, 130] as const;

/** Returns the whole command. */
export function commandOf({ node, entry, args }: ServiceSpec): readonly string[] {
  return [node, entry, 'agent', ...args];
}
