/**
 * The program that a host's `sh` runs while a deployer is connected: read from standard input, installed nowhere.
 *
 * One shell answers all orders of a connection, so an order costs a round trip and a few milliseconds, not a process tree. The text says `ready`
 * before it reads its first order; whoever sends it waits for that line, because a shell may read ahead in the text but never past what was sent.
 * The library travels as one quoted word, so that a dead-man's guard can be given the same text.
 *
 * Rejected: a program of our own on the host (it would have to be installed, updated and trusted), one `ssh` call an order (a login shell and its
 * start-up files each time: up to 0.7 s of CPU was measured), SFTP (no lock, no atomic link, no process).
 */
import { shellQuote } from './quote.ts';
import { DEAD_MAN_SCRIPT } from './script/dead-man.ts';
import { FACT_SCRIPT } from './script/fact.ts';
import { ORDER_SCRIPT } from './script/order.ts';
import { SERVE_SCRIPT } from './script/serve.ts';
import { STATE_SCRIPT } from './script/state.ts';

/** What a host has to know beside its orders. */
export type HostSetting = {
  /** Absolute path of the fleet's root on the host. */
  readonly root: string;
  /** Command that makes the service take the current release; run in it. */
  readonly reload: string | null;
  /** Command that prints the pid of the serving process. */
  readonly servingPid: string | null;
};

/** The command that reads the program: the only thing of it in a process list. */
export const HOST_SHELL = 'exec sh -s';

/** Returns the program for one host. */
export function hostScript(setting: HostSetting): string {
  const library = STATE_SCRIPT + DEAD_MAN_SCRIPT + ORDER_SCRIPT + FACT_SCRIPT + SERVE_SCRIPT;
  return [
    `library=${shellQuote(library)}`,
    `root=${shellQuote(setting.root)}`,
    `reload=${shellQuote(setting.reload ?? '')}`,
    `serving_pid=${shellQuote(setting.servingPid ?? '')}`,
    'eval "$library"',
    'serve',
    'exit',
    '',
  ].join('\n');
}
