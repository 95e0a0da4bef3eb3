/** Projects made for a bench: many small files, nothing in them but what is measured. */
import { writeProject } from '../../cli/demo/project.ts';
import type { BenchOptions } from './bench.ts';

export type PoolSetting = { readonly pool: 'threads' | 'forks'; readonly isIsolated: boolean };

export const POOL_SETTINGS: readonly PoolSetting[] = [
  { pool: 'forks', isIsolated: true },
  { pool: 'threads', isIsolated: true },
  { pool: 'forks', isIsolated: false },
  { pool: 'threads', isIsolated: false },
];

export function settingName(setting: PoolSetting): string {
  return `${setting.pool}, ${setting.isIsolated ? 'isolated' : 'not isolated'}`;
}

/** Returns the settings that `--pool threads|forks` and `--part isolated|shared` leave. */
export function chosenSettings({ pool, part }: BenchOptions['extra']): readonly PoolSetting[] {
  const chosen = POOL_SETTINGS.filter(
    (setting) => (pool ?? setting.pool) === setting.pool && (part ?? partOf(setting)) === partOf(setting),
  );
  if (chosen.length === 0)
    throw new Error(`there is no setting --pool ${pool ?? 'any'} --part ${part ?? 'any'}: threads or forks, isolated or shared`);
  return chosen;
}

function partOf(setting: PoolSetting): string {
  return setting.isIsolated ? 'isolated' : 'shared';
}

/** Writes files whose cases do nothing. */
export async function writeEmptyProject(
  dir: string,
  shape: { readonly files: number; readonly casesPerFile: number; readonly setting: PoolSetting },
): Promise<void> {
  const files = Array.from({ length: shape.files }, (_, index) => ({
    path: `test/part-${index % 20}/file-${index}.test.js`,
    loadMs: 0,
    hookMs: 0,
    cases: Array.from({ length: shape.casesPerFile }, (_unused, number) => ({ titlePath: [`case ${number}`], ms: 0, isNew: false })),
  }));
  await writeProject(dir, { files, ...shape.setting });
}
