/**
 * How a tool names its cases: what a line of its list means, and what it wants to hear when it is asked for some.
 *
 * A form is the whole knowledge of a tool's selection. With the list at hand the complement of a slice is a list, too, so no tool needs to know how
 * to leave cases out.
 */
import type { CaseFormName } from './setting.ts';

export type CaseForm = {
  /** Returns the title path that a line of the list names; `null` when it names none. The same path that the report will give. */
  readonly parse: (line: string) => readonly string[] | null;
  /** Returns the arguments by which the lines' cases are asked for. */
  readonly select: (lines: readonly string[]) => readonly string[];
};

export const CASE_FORMS: Readonly<Record<CaseFormName, CaseForm>> = {
  /** Titles joined by ` > `, as reports show them. */
  'title': {
    parse: (line) => (line.trim() === '' ? null : line.trim().split(' > ')),
    select: (lines) => lines,
  },
  /** `tests/test_a.py::TestX::test_y[a::b]`; summaries have no `::`. */
  'pytest': {
    parse: (line) => {
      const [, names = '', parameters = ''] = /^[^\s:[][^[]*?::([^[]+)(\[.*\])?$/u.exec(line) ?? [];
      if (names === '') return null;
      const titles = names.split('::');
      return [...titles.slice(0, -1), `${titles.at(-1)}${parameters}`];
    },
    select: (lines) => lines,
  },
  /** `go test -list`: names of functions; `-run` takes one pattern. */
  'go': {
    parse: (line) => (/^(?:Test|Example|Fuzz)[^\s/]*$/u.test(line) ? [line] : null),
    select: (lines) => [`^(?:${lines.join('|')})$`],
  },
};
