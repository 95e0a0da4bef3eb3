/**
 * A process that tests talk to: the application under test, its database, a stub of somebody else's server.
 *
 * It is part of a suite and not of the tests, so that it is started once where many units share it, on ports that nobody else has, and is
 * reaped whatever happens to the tests.
 */

/** How it shows that it can be used. */
export type Readiness =
  /** A port of the service accepts connections: its name in `ports`. */
  | { readonly type: 'port'; readonly port: string }
  /** A GET is answered with a status below 400. `{port:NAME}` stands for a port's number. */
  | { readonly type: 'url'; readonly url: string }
  /** A line of its output matches: the source of a regular expression, flag `u`. */
  | { readonly type: 'log'; readonly pattern: string };

/** One service of a suite. */
export type Service = {
  /** Unique in the suite; lower-case letters, digits, `-`. */
  readonly name: string;
  /** A line for the shell, run in the suite's directory. */
  readonly command: string;
  readonly env: Readonly<Record<string, string>>;
  /** Names of ports that it is given, each free on the agent; `PORT` alone is called `main`. */
  readonly ports: readonly string[];
  /** `null`: it is ready when it has started. */
  readonly ready: Readiness | null;
  /** After this long without being ready it has failed. Milliseconds. */
  readonly readyTimeoutMs: number;
  /** One for the agent, or one for each slot. */
  readonly per: 'agent' | 'slot';
};

/** A process of the agent each: a suite with more is a data centre. */
export const MAX_SERVICES = 16;
/** Enough for an application with its console, its metrics and its debugger. */
export const MAX_SERVICE_PORTS = 8;
/** A run gives up on its tests' discovery after five minutes, and the framework has to be opened after the services. */
export const MAX_READY_MS = 240_000;
/** The port that a service has when it names none; it finds the number in `PORT`. */
export const MAIN_PORT = 'main';

/** Returns the variable that holds a port's number: `SHARD_RUN_PORT_WEB` for `main`, `SHARD_RUN_PORT_WEB_ADMIN` for `admin`. */
export function portVariable(service: string, port: string): string {
  const words = port === MAIN_PORT ? service : `${service}_${port}`;
  return `SHARD_RUN_PORT_${words.toUpperCase().replaceAll('-', '_')}`;
}
