/** What a suite of commands says of itself: `SuiteSpec.settings`, parsed once at the runner's door. */
import { ExpectedError } from '../../../core/expected-error.ts';
import type { Json, JsonObject } from '../../../core/suite-spec.ts';

const RESULT_FORMS = ['junit', 'tap', 'go-json', 'exit-code'] as const;
/** How a command says what became of its cases. */
export type ResultForm = (typeof RESULT_FORMS)[number];

const CASE_FORMS = ['title', 'pytest', 'go'] as const;
/** How a tool names its cases when it lists them and when it is asked for some; see `case-form.ts`. */
export type CaseFormName = (typeof CASE_FORMS)[number];

/** How to run some cases of a file. */
export type SelectSetting = { readonly list: string; readonly run: string; readonly form: CaseFormName };

export type CommandSettings = {
  /** Globs of the test files, relative to the suite's directory; `null` when `list` prints them. */
  readonly files: readonly string[] | null;
  /** A command that prints the test files, or folders of them, one a line; `null` when `files` names them. */
  readonly list: string | null;
  /** The command that runs one file. */
  readonly run: string;
  readonly results: ResultForm;
  /** Where a report is found when it is not at `{report}`: a glob relative to the suite's directory, or `-` for standard output. */
  readonly report: string | null;
  /** `null`: files are run whole. */
  readonly select: SelectSetting | null;
  /** A unit may run so long; `null` leaves it to the lease. */
  readonly timeoutMs: number | null;
};

/** Throws `config-invalid`. The command line has said the same in the words of the configuration: this is the door for everybody else. */
export function parseSettings(settings: JsonObject): CommandSettings {
  const { files = null, list = null, report = null, select = null, timeoutMs = null } = settings;
  const parsed: CommandSettings = {
    files: files === null ? null : stringList('files', files),
    list: list === null ? null : text('list', list),
    run: text('run', settings['run']),
    results: word('results', settings['results'], RESULT_FORMS),
    report: report === null ? null : text('report', report),
    select: select === null ? null : parseSelect(select),
    timeoutMs: timeoutMs === null ? null : duration(timeoutMs),
  };
  if ((parsed.files === null) === (parsed.list === null)) refuse('files', files, 'either globs of files or a list command');
  return parsed;
}

function parseSelect(value: Json): SelectSetting {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse('select', value, 'an object');
  const { list, run, form } = value as JsonObject;
  return { list: text('select.list', list), run: text('select.run', run), form: word('select.form', form, CASE_FORMS) };
}

function text(key: string, value: Json | undefined): string {
  return typeof value === 'string' && value !== '' ? value : refuse(key, value, 'a text');
}

function stringList(key: string, value: Json): readonly string[] {
  return Array.isArray(value) && value.every((part) => typeof part === 'string') ? value : refuse(key, value, 'a list of texts');
}

function word<Word extends string>(key: string, value: Json | undefined, words: readonly Word[]): Word {
  return words.find((one) => one === value) ?? refuse(key, value, words.join(' or '));
}

function duration(value: Json): number {
  return typeof value === 'number' && value > 0 ? value : refuse('timeoutMs', value, 'milliseconds above 0');
}

function refuse(key: string, value: Json | undefined, expected: string): never {
  throw new ExpectedError(
    'config-invalid',
    `the setting ${key} of a command suite cannot be ${JSON.stringify(value)}: expected ${expected}`,
    {
      hint: 'docs/guide/any-command.md describes each key',
    },
  );
}
