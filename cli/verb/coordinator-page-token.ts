/** `shard-run coordinator page-token`: who may look at the page. */
import { EXIT, ExpectedError } from '../../core/expected-error.ts';
import { openTokenBook } from '../../dashboard/main.ts';
import { refuseValue } from '../option/option.ts';
import { PAGE_ROLES, PAGE_TOKEN_VERB } from '../option/page-verb-table.ts';
import { parseVerb } from '../option/parse.ts';
import { pageAccessFolder } from '../page/open-page.ts';
import { isoTime } from '../reporter/iso-time.ts';
import { openStateFolder } from '../state-folder.ts';
import { resolveProject } from '../suite.ts';

const NAME = /^[\w.@+-]{1,64}$/;

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands } = parseVerb(PAGE_TOKEN_VERB, argv);
  const book = openTokenBook(pageAccessFolder(openStateFolder(resolveProject(options.cwd)).path));
  const [name] = operands;
  if (options.revoke !== null) {
    if (!book.revoke(options.revoke)) {
      throw new ExpectedError('not-found', `there is no token "${options.revoke}"`, {
        hint: 'shard-run coordinator page-token lists them',
      });
    }
    return EXIT.green;
  }
  if (name === undefined) {
    const lines = book.list().map((token) => `${token.id}  ${token.role.padEnd(8)}  ${isoTime(token.createdAtMs)}  ${token.name}\n`);
    process.stdout.write(lines.join(''));
    return EXIT.green;
  }
  const role = PAGE_ROLES.find((one) => one === (options.role ?? 'viewer'));
  if (role === undefined) refuseValue('role', options.role ?? '', PAGE_ROLES.join(' or '));
  if (!NAME.test(name)) {
    throw new ExpectedError('usage', `"${name}" cannot be the name of a token`, { hint: 'letters, digits and . @ + - _, at most 64' });
  }
  process.stdout.write(`${book.create(name, role)}\n`);
  return EXIT.green;
}
