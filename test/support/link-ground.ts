/** A machine at the other end of a wire: a network namespace with a cable to this one that a test can pull. Needs root and iproute2. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { LAUNCHER, plainEnvironment } from './cli-project.ts';

/** Of the far machine's processes; the namespace is theirs. */
export type FarProcess = {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly said: string }>;
  /** All that it wrote so far. */
  said(): string;
};

/** What an agent with one slot types to join with the words of a join line, and to keep what is its own below a place. */
export function joinCommand(words: readonly string[], id: string, place: string): string[] {
  return ['agent', 'join', ...words, '--id', id, '--slots', '1', '--state', place, '--cache', `${place}-cache`];
}

export class LinkGround implements AsyncDisposable {
  /** Of this machine on the wire. */
  readonly address: string;
  readonly #space = `shard-run-${process.pid}`;
  readonly #near = `srn${process.pid}`;
  readonly #far = `srf${process.pid}`;
  readonly #children: FarProcess[] = [];

  private constructor() {
    // A network for each process of the tests; TEST-NET-like, and of four addresses.
    const network = `10.213.${process.pid % 250}`;
    this.address = `${network}.1`;
    ip('netns', 'add', this.#space);
    ip('link', 'add', this.#near, 'type', 'veth', 'peer', 'name', this.#far);
    ip('link', 'set', this.#far, 'netns', this.#space);
    ip('addr', 'add', `${network}.1/30`, 'dev', this.#near);
    ip('netns', 'exec', this.#space, 'ip', 'addr', 'add', `${network}.2/30`, 'dev', this.#far);
    ip('netns', 'exec', this.#space, 'ip', 'link', 'set', this.#far, 'up');
    ip('netns', 'exec', this.#space, 'ip', 'link', 'set', 'lo', 'up');
    this.plug();
  }

  /** Answers whether this machine lets a test build one. */
  static isPossible(): boolean {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
    const probe = `shard-run-probe-${process.pid}`;
    try {
      ip('netns', 'add', probe);
      ip('netns', 'del', probe);
      return true;
    } catch {
      return false;
    }
  }

  static open(): LinkGround {
    return new LinkGround();
  }

  /** Pulls the cable: nothing arrives any more, and nobody is told. */
  pull(): void {
    ip('link', 'set', this.#near, 'down');
  }

  plug(): void {
    ip('link', 'set', this.#near, 'up');
  }

  /** Starts `shard-run` on the far machine. */
  start(cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): FarProcess {
    const command = ['netns', 'exec', this.#space, process.execPath, LAUNCHER, ...args];
    const child = spawn('ip', command, { cwd, env: plainEnvironment(env), stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    const far = {
      child,
      said: () => said,
      ended: new Promise<{ code: number | null; said: string }>((done) => child.once('close', (code) => done({ code, said }))),
    };
    this.#children.push(far);
    return far;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { child, ended } of this.#children) {
      child.kill('SIGCONT');
      child.kill('SIGKILL');
      await ended;
    }
    ip('link', 'del', this.#near);
    ip('netns', 'del', this.#space);
  }
}

function ip(...args: readonly string[]): void {
  execFileSync('ip', args, { stdio: ['ignore', 'ignore', 'pipe'], timeout: 10_000 });
}
