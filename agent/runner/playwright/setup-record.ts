/**
 * What the set-up projects have done on this agent.
 *
 * A set-up project signs in and keeps the cookies in a file, or leaves an address in its environment: both are this machine's. Its tests are in the
 * manifest once, so on one agent alone they have run when the first dependent test comes, and on several agents only one has them. The others run
 * them once for themselves, and report nothing of it but a failure.
 */
import type { TestFile } from '../../../core/test-file.ts';
import type { ProjectPlace } from './project-place.ts';
import type { Environment } from './test-process.ts';

export class SetupRecord {
  readonly #places: ReadonlyMap<string, ProjectPlace>;
  readonly #files: ReadonlyMap<string, readonly TestFile[]>;
  readonly #done = new Set<string>();
  readonly #failed = new Set<string>();
  readonly #env = new Map<string, Environment>();

  /** `files` is the manifest. */
  constructor(places: ReadonlyMap<string, ProjectPlace>, files: readonly TestFile[]) {
    this.#places = places;
    this.#files = Map.groupBy(files, (file) => file.project);
  }

  /** A file ran here. */
  ended(file: TestFile, hasFailed: boolean): void {
    this.#done.add(file.key);
    if (hasFailed) this.#failed.add(file.project);
  }

  /** Files of the project that did not run here. */
  missing(projectId: string): readonly TestFile[] {
    return (this.#files.get(projectId) ?? []).filter(({ key }) => !this.#done.has(key));
  }

  /** The first of the projects that the place stands on whose tests failed here; `null` when all are well. */
  failedSetup(place: ProjectPlace): string | null {
    return place.setups.find((id) => this.#failed.has(id)) ?? null;
  }

  produced(projectId: string, env: Environment): void {
    this.#env.set(projectId, { ...this.#env.get(projectId), ...env });
  }

  /** What the projects that it stands on, or that it tears down, left in their environments. */
  envFor({ project, setups }: ProjectPlace): Environment {
    const tornDown = [...this.#places.values()].filter((place) => place.project.teardown === project).map((place) => place.project.id);
    return Object.assign({}, ...[...setups, ...tornDown].map((id) => this.#env.get(id) ?? {})) as Environment;
  }

  /** Teardown projects behind set-ups that ran here, and that did not run here themselves. */
  missingTeardowns(): readonly ProjectPlace[] {
    const wanted = [...this.#places.values()].flatMap(({ project }) => {
      const hasRun = this.#files.get(project.id)?.some(({ key }) => this.#done.has(key)) === true;
      return hasRun && project.teardown !== undefined ? [project.teardown.id] : [];
    });
    return [...new Set(wanted)].flatMap((id) => this.#places.get(id) ?? []).filter(({ project }) => this.missing(project.id).length > 0);
  }
}
