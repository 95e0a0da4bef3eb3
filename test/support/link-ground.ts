/** A machine at the other end of a wire: a network namespace with a cable to this one that a test can pull, or make lossy. Needs root and iproute2. */
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
  /** What takes the rules away again that stand on this side of the wire; those of the far side go with it. */
  readonly #undo: (() => void)[] = [];

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

  /** Answers whether this machine can lose packets at random: iptables, and a kernel with its `statistic`. */
  static canLose(): boolean {
    const probe = `shard-run-loss-${process.pid}`;
    try {
      ip('netns', 'add', probe);
    } catch {
      return false;
    }
    try {
      ip('netns', 'exec', probe, 'iptables', ...lossRule('-A', 'lo', 0.5));
      return true;
    } catch {
      return false;
    } finally {
      ip('netns', 'del', probe);
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

  /** From now on each packet is lost with this probability, in both directions and each by a draw of its own. */
  lose(probability: number): void {
    ip('netns', 'exec', this.#space, 'iptables', ...lossRule('-A', this.#far, probability));
    iptables(...lossRule('-A', this.#near, probability));
    this.#undo.push(() => iptables(...lossRule('-D', this.#near, probability)));
  }

  /** Packets that the far side has lost. */
  lost(): number {
    const table = ip('netns', 'exec', this.#space, 'iptables', '-L', 'INPUT', '-v', '-x', '-n');
    return table
      .split('\n')
      .reduce((sum, line) => sum + (line.includes('DROP') && line.includes('statistic') ? Number(line.trim().split(/\s+/u)[0]) : 0), 0);
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
    for (const undo of this.#undo) undo();
    ip('link', 'del', this.#near);
    ip('netns', 'del', this.#space);
  }
}

function lossRule(verb: '-A' | '-D', device: string, probability: number): string[] {
  const match = ['-m', 'statistic', '--mode', 'random', '--probability', String(probability)];
  return ['-w', verb, 'INPUT', '-i', device, ...match, '-j', 'DROP'];
}

function ip(...args: readonly string[]): string {
  return run('ip', args);
}

function iptables(...args: readonly string[]): void {
  run('iptables', args);
}

function run(program: string, args: readonly string[]): string {
  return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 10_000 });
}
