/**
 * Vitest's groups, as barriers and caps of single files.
 *
 * Vitest runs files group by group: first by `sequence.groupOrder`, and after all of these the isolated projects of order 0 that allow one
 * worker (`fileParallelism: false`). Type tests come last in Vitest for want of a better place; they depend on nothing, so here they are in
 * the first group and run beside the others. Within a group a project's own `maxWorkers` caps how many of its files run at once.
 */
import type { ProjectSetting } from './project-setting.ts';

export type Placement = { readonly setting: ProjectSetting; readonly group: number; readonly maxPerAgent: number | null };

/** Returns each project's place by its name; groups are dense from 0. */
export function placements(projects: ReadonlyMap<string, ProjectSetting>): ReadonlyMap<string, Placement> {
  const settings = [...projects.values()].filter((setting) => !setting.isBrowser);
  const orders = [...new Set(settings.map(orderOf))].sort((a, b) => a - b);
  return new Map(
    settings.map((setting) => [
      setting.project.name,
      { setting, group: orders.indexOf(orderOf(setting)), maxPerAgent: setting.maxWorkers },
    ]),
  );
}

function orderOf({ isIsolated, maxWorkers, groupOrder }: ProjectSetting): number {
  return isIsolated && maxWorkers === 1 && groupOrder === 0 ? Number.POSITIVE_INFINITY : groupOrder;
}
