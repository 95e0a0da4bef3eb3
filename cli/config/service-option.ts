/** The configuration file's types for services: the processes that a suite's tests talk to. */

/** A process that a suite's tests talk to. It is started before them on every agent, and ended after them. */
export type ServiceOptions = {
  /** How it is called; unique in the suite; a lower-case letter, then letters, digits, `-`, at most 32. */
  readonly name: string;
  /** A line for the shell, run in the suite's directory. It must stay in the foreground. */
  readonly command: string;
  /** When it can be used. Default: as soon as it has started. */
  readonly ready?: ServiceReadiness;
  /**
   * Names of the ports that it is given. `main` is in its variable `PORT`; tests and all services find it as `SHARD_RUN_PORT_` and the
   * service's name, and every other one with `_` and its own name behind that. Default: `['main']`.
   */
  readonly ports?: readonly string[];
  /** Added to its environment, over that of the suite. `{port:main}` stands for the number of its port. */
  readonly env?: Readonly<Record<string, string>>;
  /** One for all slots of an agent, or one for each. Default: `'agent'`. */
  readonly per?: 'agent' | 'slot';
  /** How long it may take to be ready, such as `90s`; at most `4m`. Default: `30s`. */
  readonly timeout?: string;
};

/** One of: a port that accepts connections, an address that answers a GET with a status below 400, a line of output that matches. */
type ServiceReadiness =
  /** The name of one of its ports. */
  | { readonly port: string }
  /** With `{port:main}` in the place of the number. */
  | { readonly url: string }
  /** The source of a regular expression. */
  | { readonly log: string };
