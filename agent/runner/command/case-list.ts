/** Which cases a file has, before they run: a slice has to report them all, and a report names only those that ran. */
import type { FileKey } from '../../../core/id.ts';
import { CASE_FORMS } from './case-form.ts';
import { listLines } from './list-command.ts';
import type { OpenCommandSuite } from './open-suite.ts';

/** A case of a file with the line of the list that names it. */
export type ListedCase = { readonly titlePath: readonly string[]; readonly line: string };
/** The cases in the file's order, or why there are none, in words that follow the command. */
export type CaseList = { readonly cases: readonly ListedCase[]; readonly problem: string | null };

/** Lists each file once for all its slices: what a file holds does not change during a run. */
export class CaseLists {
  readonly #suite: OpenCommandSuite;
  readonly #lists = new Map<FileKey, Promise<CaseList>>();

  constructor(suite: OpenCommandSuite) {
    this.#suite = suite;
  }

  /** `env` is that of a unit of the file, and names it. Never rejects. */
  of(file: FileKey, env: Readonly<Record<string, string>>): Promise<CaseList> {
    const list = this.#lists.get(file) ?? this.#list(env);
    this.#lists.set(file, list);
    return list;
  }

  async #list(env: Readonly<Record<string, string>>): Promise<CaseList> {
    const { request, settings } = this.#suite;
    if (settings.select === null) return { cases: [], problem: 'is missing' };
    const { list, form } = settings.select;
    const { lines, problem } = await listLines(list, { cwd: request.cwd, env });
    const cases = lines.flatMap((line) => {
      const titlePath = CASE_FORMS[form].parse(line);
      return titlePath === null ? [] : [{ titlePath, line }];
    });
    return { cases, problem: problem ?? (cases.length === 0 ? 'named no case' : null) };
  }
}
