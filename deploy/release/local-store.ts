/** The deployer's releases: plain folders with their manifests, and the deltas between them. */
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Hex } from '../../core/digest.ts';
import { type ReleaseId, releaseId } from '../../core/id.ts';
import { isReleaseName } from '../command/layout.ts';
import type { Release } from '../rollout/types.ts';
import { createDelta, type Delta, type DeltaRequest } from './delta.ts';
import { listTree, notMade } from './git-tree.ts';
import { manifestDigest, parseManifest, type ReleaseEntry, releaseIdOf, renderManifest } from './manifest.ts';
import { planSharedLinks, type SharedPlan } from './shared-link.ts';
import { planShippedTree } from './shipped-entry.ts';
import { type StagedRelease, stageRelease } from './staging.ts';
import type { MakeOptions, ReleaseStore, StagingOptions } from './store.ts';
import { readTree, writeTree } from './tree-folder.ts';

type Loaded = { readonly manifest: string; readonly entries: readonly ReleaseEntry[] };

/** Rises when a batch means something else to a host: those of an older version are not found, and go with their releases. */
const DELTA_FORM = 2;
/** Deltas and manifests that are kept at hand: a rollout needs two or three, and a large one has 8 MB. */
const KEPT_AT_HAND = 16;

/** Opens the store in a folder, which is made; what a store that died left there is removed. Several processes may share it. */
export async function openReleaseStore(folder: string): Promise<ReleaseStore> {
  for (const each of ['release', 'tree', 'delta']) await mkdir(join(folder, each), { recursive: true });
  for (const each of ['release', 'delta']) await removeLeftovers(join(folder, each));
  return new LocalReleaseStore(folder);
}

async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, pid] = /^\.making-(\d+)-/.exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(folder, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

class LocalReleaseStore implements ReleaseStore {
  readonly #folder: string;
  readonly #deltas = new Map<string, Promise<Delta>>();
  readonly #loaded = new Map<ReleaseId, Promise<Loaded | null>>();
  /** One at a time: two makes of one tree would replace each other's files. */
  #making: Promise<unknown> = Promise.resolve();

  constructor(folder: string) {
    this.#folder = folder;
  }

  make(options: MakeOptions): Promise<Release> {
    const made = this.#making.then(() => this.#make(options));
    this.#making = made.catch(() => undefined);
    return made;
  }

  async #make(options: MakeOptions): Promise<Release> {
    const marker = join(this.#folder, 'tree', sha256Hex(JSON.stringify([options.tree, options.exclude])));
    const known = await readFile(marker, 'utf8').catch(() => '');
    const kept = isReleaseName(known) ? await this.#prove(releaseId(known)) : null;
    const release: Release = {
      ...(kept ?? (await this.#build(options))),
      commit: options.commit,
      tree: options.tree,
      certificate: options.certificate,
    };
    await replaceFile(join(this.#path(release.id), 'release.json'), `${JSON.stringify(release)}\n`);
    await replaceFile(marker, release.id);
    return release;
  }

  get(id: ReleaseId): Release | null {
    if (!isReleaseName(id)) return null;
    try {
      return JSON.parse(readFileSync(join(this.#path(id), 'release.json'), 'utf8')) as Release;
    } catch {
      return null;
    }
  }

  async stage(session: Parameters<ReleaseStore['stage']>[0], options: StagingOptions): ReturnType<ReleaseStore['stage']> {
    const release = await this.#staged(options.release.id, options.shared);
    options.signal.throwIfAborted();
    return stageRelease({ session, options, release });
  }

  async estimateBytes(release: Release, from: ReleaseId | null): Promise<number> {
    if (from === release.id) return 0;
    const staged = await this.#staged(release.id, { files: [], directories: [] });
    const delta = (await staged.delta(from, null)) ?? (await staged.delta(null, null));
    return delta?.sentBytes ?? release.bytes;
  }

  async keep(ids: readonly ReleaseId[]): Promise<void> {
    const kept = new Set<string>(ids);
    for (const name of await readdir(join(this.#folder, 'release'))) {
      if (name.startsWith('.making-') || kept.has(name)) continue;
      await rm(join(this.#folder, 'release', name), { recursive: true, force: true });
      this.#loaded.delete(releaseId(name));
    }
    for (const name of await readdir(join(this.#folder, 'delta'))) {
      const [to = '', from = ''] = name.split(',');
      if (name.startsWith('.making-') || (kept.has(to) && (from === '' || kept.has(from)))) continue;
      await rm(join(this.#folder, 'delta', name), { force: true });
      this.#deltas.delete(name);
    }
    for (const name of await readdir(join(this.#folder, 'tree'))) {
      const marker = join(this.#folder, 'tree', name);
      if (!kept.has(await readFile(marker, 'utf8').catch(() => ''))) await rm(marker, { force: true });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.allSettled(this.#deltas.values());
    this.#deltas.clear();
    this.#loaded.clear();
  }

  #path(id: ReleaseId): string {
    return join(this.#folder, 'release', id);
  }

  /** Returns the release when its files are still those of its manifest; one that was damaged is removed, to be made again. */
  async #prove(id: ReleaseId): Promise<Release | null> {
    const release = this.get(id);
    if (release === null) return null;
    const text = await readTree(join(this.#path(id), 'tree')).then(renderManifest, () => '');
    if (manifestDigest(text) === release.digest) return release;
    this.#loaded.delete(id);
    await rm(this.#path(id), { recursive: true, force: true });
    return null;
  }

  async #build(options: MakeOptions): Promise<Release> {
    const { entries, problem } = planShippedTree(await listTree(options), options.exclude);
    if (problem !== null) throw notMade(problem.message, problem.hint);
    const scratch = await mkdtemp(join(this.#folder, 'release', `.making-${process.pid}-`));
    try {
      const manifest = renderManifest(await writeTree(options, entries, join(scratch, 'tree')));
      // A file system that folds case or normalises names would ship another tree than the one that was tested.
      if (renderManifest(await readTree(join(scratch, 'tree'))) !== manifest) {
        throw notMade(
          'the files on the disk are not those of the tree',
          'see whether two paths differ in case only, and whether the disk is full',
        );
      }
      const digest = manifestDigest(manifest);
      const id = releaseIdOf(digest);
      const bytes = entries.reduce((sum, entry) => sum + entry.size, 0);
      const release: Release = { id, commit: '', tree: options.tree, digest, certificate: '', files: entries.length, bytes };
      await writeFile(join(scratch, 'manifest'), manifest);
      await writeFile(join(scratch, 'release.json'), `${JSON.stringify(release)}\n`);
      if ((await this.#prove(id)) === null) await this.#publish(scratch, id);
      return release;
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  }

  async #publish(scratch: string, id: ReleaseId): Promise<void> {
    try {
      await rename(scratch, this.#path(id));
    } catch (error) {
      // Another process made the same release in the meantime: the same, by its id. What has no description is nobody's.
      if (this.get(id) !== null) return;
      if (!existsSync(this.#path(id))) throw error;
      await rm(this.#path(id), { recursive: true, force: true });
      await rename(scratch, this.#path(id));
    }
  }

  async #staged(id: ReleaseId, shared: StagingOptions['shared']): Promise<StagedRelease> {
    const loaded = await this.#load(id);
    if (loaded === null)
      throw notMade(`the store does not have the release ${id}`, 'make it again from its certificate: shard-run deploy push');
    const plan = planSharedLinks(loaded.entries, shared);
    return { manifest: loaded.manifest, shared: plan, delta: (from, listing) => this.#delta({ id, loaded, plan }, from, listing) };
  }

  #load(id: ReleaseId): Promise<Loaded | null> {
    return remember(this.#loaded, id, async () => {
      const manifest = await readFile(join(this.#path(id), 'manifest'), 'utf8').catch(() => '');
      const entries = parseManifest(manifest);
      return entries === null ? null : { manifest, entries };
    });
  }

  async #delta(
    to: { readonly id: ReleaseId; readonly loaded: Loaded; readonly plan: SharedPlan },
    from: ReleaseId | null,
    listing: readonly ReleaseEntry[] | null,
  ): Promise<Delta | null> {
    const basis = await this.#basis(from, listing);
    if (from !== null && basis === null) return null;
    const leftOut = to.plan.links.map((link) => link.path).filter((path) => to.plan.replaced.some((entry) => entry.path === path));
    const kind = sha256Hex(JSON.stringify([DELTA_FORM, leftOut, listing === null ? '' : renderManifest(listing)])).slice(0, 16);
    const name = `${to.id},${from ?? ''},${kind}.gz`;
    const tree = join(this.#path(to.id), 'tree');
    const request: DeltaRequest = { file: join(this.#folder, 'delta', name), tree, entries: to.loaded.entries, basis, leftOut };
    return remember(this.#deltas, name, () => createDelta(request));
  }

  async #basis(from: ReleaseId | null, listing: readonly ReleaseEntry[] | null): Promise<DeltaRequest['basis']> {
    if (from === null) return null;
    if (listing !== null) return { tree: null, entries: listing };
    if (!isReleaseName(from)) return null;
    const loaded = await this.#load(from);
    return loaded === null ? null : { tree: join(this.#path(from), 'tree'), entries: loaded.entries };
  }
}

/** One computation for all who ask at once; a failed or empty one is not remembered, and the oldest is forgotten first. */
function remember<Key, Value>(kept: Map<Key, Promise<Value>>, key: Key, compute: () => Promise<Value>): Promise<Value> {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = compute();
  kept.set(key, made);
  const forget = (): void => {
    if (kept.get(key) === made) kept.delete(key);
  };
  made.then((value) => value === null && forget(), forget);
  const oldest = kept.keys().next();
  if (kept.size > KEPT_AT_HAND && oldest.done !== true) kept.delete(oldest.value);
  return made;
}

/** Replaces a small file in one step. */
async function replaceFile(path: string, text: string): Promise<void> {
  const next = `${path}.${randomUUID()}`;
  await writeFile(next, text);
  await rename(next, path);
}
