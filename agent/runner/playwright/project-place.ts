/**
 * Playwright's projects, and when the files of each may run.
 *
 * A project runs after those that it depends on; a teardown project after everything that stands on what it tears down. Playwright turns this into
 * phases, and so do we: a phase is a group of the manifest, and the coordinator starts none of a group before all of a lower one has ended.
 */
import type { PlaywrightProject, RunnerModule } from './framework.ts';

export type ProjectPlace = {
  readonly project: PlaywrightProject;
  /** A dependency is run whole: filters and `.only` are about what was asked for. */
  readonly isDependency: boolean;
  /** 0-based; a project of a lower one ends before this one begins. */
  readonly group: number;
  /** What must have ended here before one of its tests begins: set-up projects, also those of what they depend on. */
  readonly setups: readonly string[];
};

/** Returns each project's place by its id. */
export function projectPlaces(
  { buildProjectsClosure, buildTeardownToSetupsMap, buildDependentProjects }: RunnerModule['projectUtils'],
  chosen: readonly PlaywrightProject[],
): ReadonlyMap<string, ProjectPlace> {
  const closure = buildProjectsClosure(chosen);
  const all = [...closure.keys()];
  const earlier = new Map(all.map((project) => [project, new Set(project.deps)]));
  for (const [teardown, setups] of buildTeardownToSetupsMap(all))
    for (const project of buildDependentProjects(setups, all)) if (project !== teardown) earlier.get(teardown)?.add(project);
  const groups = new Map<PlaywrightProject, number>();
  for (let group = 0; groups.size < all.length; group += 1) {
    const ready = all.filter((project) => !groups.has(project) && [...(earlier.get(project) ?? [])].every((other) => groups.has(other)));
    // Playwright has refused circles when it made the closure.
    if (ready.length === 0) break;
    for (const project of ready) groups.set(project, group);
  }
  return new Map(
    all.map((project) => [
      project.id,
      {
        project,
        isDependency: closure.get(project) === 'dependency',
        group: groups.get(project) ?? 0,
        setups: [...new Set(setupsOf(project))],
      },
    ]),
  );
}

/** In the order in which they have to run. */
function setupsOf(project: PlaywrightProject): readonly string[] {
  return project.deps.flatMap((dependency) => [...setupsOf(dependency), dependency.id]);
}
