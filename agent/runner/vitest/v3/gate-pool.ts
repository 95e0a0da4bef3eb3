/**
 * Gates under Vitest 3, whose custom pools are handed whole runs instead of single workers.
 *
 * Such a pool is a module that Vitest loads by name; it is given the files, and has to find each one's environment, tell each worker its
 * configuration, and answer the workers' remote calls. This one does so for gates in the place of workers. What it tells them is word for
 * word what the pools of Vitest 3 tell their workers: see `createForksPool` and its three siblings there.
 */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type {
  PoolOptions,
  RemoteMethods,
  RpcMessage,
  RunRequest,
  Specification,
  StartRequest,
  VitestProject,
  WorkerResponse,
} from '../framework.ts';
import { GATE_POOL, type Gate } from '../gate.ts';
import type { OpenSuite } from '../open-suite.ts';
import type { GatePool, ProjectSetting } from '../project-setting.ts';
import { fileEnvironment } from './file-environment.ts';

type CreateGate = (options: PoolOptions, setting: ProjectSetting) => Gate;
/** What Vitest tells a custom pool of how to start its workers. */
type StartOptions = Pick<PoolOptions, 'env' | 'execArgv'>;
type RemoteCall = Extract<RpcMessage, { readonly t: 'q' }>;
type RunContext = RunRequest['context'];

const OFFER = 'shard-run.gate-pool';

/** The name by which Vitest loads the pool. The module is nothing but the way back to the instance that asks for it. */
export const GATE_POOL_MODULE = `data:text/javascript,${encodeURIComponent(
  `export default (vitest, options) => vitest[Symbol.for('${OFFER}')](options);`,
)}`;

/** Has every file of the next run whose project's pool is `GATE_POOL_MODULE` held by a gate until that says that it is finished. */
export function offerGatePool(suite: OpenSuite, createGate: CreateGate): void {
  const offer = (start: StartOptions): object => ({
    name: GATE_POOL,
    runTests: (specifications: readonly Specification[], invalidates: readonly string[]) =>
      new Holding(suite, createGate, start).holdAll(specifications, invalidates),
  });
  Object.defineProperty(suite.vitest, Symbol.for(OFFER), { value: offer });
}

class Holding {
  readonly #suite: OpenSuite;
  readonly #createGate: CreateGate;
  readonly #start: StartOptions;
  readonly #contexts = new Map<VitestProject, object>();
  readonly #methods = new Map<VitestProject, RemoteMethods>();

  constructor(suite: OpenSuite, createGate: CreateGate, start: StartOptions) {
    this.#suite = suite;
    this.#createGate = createGate;
    this.#start = start;
  }

  async holdAll(specifications: readonly Specification[], invalidates: readonly string[]): Promise<void> {
    await Promise.all(specifications.map((specification) => this.#hold(specification, invalidates)));
  }

  async #hold({ project, moduleId }: Specification, invalidates: readonly string[]): Promise<void> {
    const { vitest, projects } = this.#suite;
    const setting = projects.get(project.name) as ProjectSetting;
    const pool = setting.gatePool as GatePool;
    const environment = fileEnvironment(await readFile(moduleId, 'utf8'), project.config.environment ?? 'node');
    vitest.state.clearFiles(project, [moduleId]);
    const gate = this.#createGate(
      { ...this.#start, execArgv: this.#execArgv(pool), distPath: vitest.distPath, project, method: 'run', environment },
      setting,
    );
    const finished = Promise.withResolvers<void>();
    gate.on('message', (message: RpcMessage | WorkerResponse) => {
      if (!('t' in message)) {
        if (message.type === 'testfileFinished') finished.resolve();
      } else if (message.t === 'q') void answer(this.#methodsOf(project), message, gate);
    });
    gate.send({ __vitest_worker_request__: true, type: 'start' } satisfies StartRequest);
    const context = { ...this.#contextOf(setting, pool), files: [{ filepath: moduleId }], environment, invalidates, workerId: 0 };
    gate.send({ __vitest_worker_request__: true, type: 'run', context } satisfies RunRequest);
    await finished.promise;
  }

  #execArgv(pool: GatePool): readonly string[] {
    const { vitest } = this.#suite;
    const isVm = pool === 'vmForks' || pool === 'vmThreads';
    const quiet = join(dirname(vitest.distPath), 'suppress-warnings.cjs');
    const vm = isVm ? ['--experimental-import-meta-resolve', '--experimental-vm-modules', '--require', quiet] : [];
    return [...vm, ...(vitest.config.poolOptions?.[pool]?.execArgv ?? []), ...this.#start.execArgv];
  }

  /** What all files of a project are told alike. */
  #contextOf({ project }: ProjectSetting, pool: GatePool): object {
    const known = this.#contexts.get(project);
    if (known !== undefined) return known;
    const config: RunContext['config'] = { ...project.serializedConfig, pool };
    const provided = project.getProvidedContext();
    const isFork = pool === 'forks' || pool === 'vmForks';
    const context = {
      pool: pool === 'vmForks' ? 'forks' : pool,
      worker: join(this.#suite.vitest.distPath, 'workers', `${pool}.js`),
      config: isFork ? asJson(config) : config,
      projectName: project.name,
      providedContext: isFork ? JSON.parse(JSON.stringify(provided)) : provided,
    };
    this.#contexts.set(project, context);
    return context;
  }

  /**
   * Without `cacheFs`, by which Vitest 3 sends its forks the names of files instead of modules: that makes up for a slow channel, which ours
   * is not (see `tinypool-process.ts`), and writing the files costs up to a third of this process's time.
   */
  #methodsOf(project: VitestProject): RemoteMethods {
    const known = this.#methods.get(project);
    if (known !== undefined) return known;
    const methods = this.#suite.framework.module.createMethodsRPC?.(project) ?? {};
    this.#methods.set(project, methods);
    return methods;
  }
}

/** Forks of Vitest 3 are told everything as JSON, with these two exceptions; a test that asks for its configuration sees what that left of it. */
function asJson(config: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const plain = JSON.parse(JSON.stringify(config)) as Record<string, unknown>;
  return { ...plain, testNamePattern: config['testNamePattern'], defines: config['defines'] };
}

async function answer(methods: RemoteMethods, call: RemoteCall, gate: Gate): Promise<void> {
  const { m: name, a: parameters, i } = call;
  const message = await called(methods, name, parameters);
  if (i !== undefined) gate.send({ t: 's', i, ...message });
}

async function called(
  methods: RemoteMethods,
  name: string,
  parameters: readonly unknown[],
): Promise<{ readonly r: unknown } | { readonly e: unknown }> {
  try {
    const method = methods[name];
    if (method === undefined) throw new Error(`Vitest has no answer to "${name}"`);
    return { r: await method(...parameters) };
  } catch (error) {
    return { e: error };
  }
}
