/** Projects made for a bench: many small files, nothing in them but what is measured. */
import { writeProject } from '../../cli/demo/project.ts';

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

/** Returns the settings that `--pool` leaves. */
export function chosenSettings(pool: string | undefined): readonly PoolSetting[] {
  return POOL_SETTINGS.filter((setting) => pool === undefined || setting.pool === pool);
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
