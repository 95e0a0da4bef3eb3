/** All generated files of the repository, as they should be now. */
import { generateCliReference } from './cli-reference.ts';
import { generateErrorTable } from './error-table.ts';
import type { Generated } from './generated.ts';
import { generateLockfile } from './lockfile.ts';
import { generatePage } from './page.ts';
import { generateProto } from './proto.ts';

export async function generateAll(): Promise<Generated[]> {
  return [...(await generateProto()), ...generateCliReference(), ...generateErrorTable(), ...generateLockfile(), ...(await generatePage())];
}
