/** How a host is reached: what the deployer needs of a connection, whatever carries it. The SSH edge and the one in memory pass one contract suite. */
import type { Readable } from 'node:stream';
import type { HostId } from '../../core/id.ts';
import type { HostAnswer, HostOrder } from '../command/order.ts';
import type { HostPlace } from '../rollout/types.ts';

/** A host of the inventory. */
export type Host = HostPlace & {
  /** DNS name or address. */
  readonly address: string;
  readonly port: number;
  readonly user: string;
  readonly roles: readonly string[];
  /** The folder on the host that has `releases/`, `current` and `shared/`. */
  readonly root: string;
  /** Hosts to go through, first hop first. */
  readonly jump: readonly { readonly address: string; readonly port: number; readonly user: string }[];
};

export type ExecResult = { readonly code: number; readonly stdout: Buffer; readonly stderr: string };

/** One open connection to one host. Every call is bounded by `signal`. A lost connection rejects what waits with `host-unreachable`; the next call connects again. */
export interface HostSession extends AsyncDisposable {
  readonly host: Host;
  /** Carries an order out. Never throws for what the host says: a refusal and silence are answers. */
  perform(order: HostOrder, signal: AbortSignal): Promise<HostAnswer>;
  /** Runs a command line through the host's `sh`, with bytes to its standard input. Output is bounded (`EXEC_OUTPUT_BYTES`); more is cut. */
  exec(command: string, options: { readonly stdin?: Readable | Uint8Array; readonly signal: AbortSignal }): Promise<ExecResult>;
  /** Runs a command that goes on writing lines, such as a sampler; ends when the signal is aborted or the connection is lost. */
  lines(command: string, signal: AbortSignal): AsyncIterable<string>;
}

/** Opens sessions; one persistent connection a host, whatever asks for it. */
export interface Target extends AsyncDisposable {
  session(host: Host): HostSession;
  /** Hosts whose connection is up now. */
  connected(): readonly HostId[];
}
