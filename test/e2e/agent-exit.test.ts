import { status } from '@grpc/grpc-js';
import { expect, test } from 'vitest';
import { FINAL_EXIT_CODES } from '../../cli/render/service/service-spec.ts';
import { CliProject } from '../support/cli-project.ts';
import { SessionServer } from '../support/session-server.ts';

/** No test listens on a port that only root may have. */
const NOBODY = '127.0.0.1:9';

// What a service does with an exit code is in cli/render/service: it must not start an agent for ever that is refused each time.
test.for<[string, number]>([
  ['speaks another version', status.FAILED_PRECONDITION],
  ['does not understand it', status.INVALID_ARGUMENT],
  ['has another agent of its name', status.ALREADY_EXISTS],
  ['does not admit it', status.PERMISSION_DENIED],
])('an agent whose coordinator %s ends with a code after which it is not started again', async ([, code]) => {
  await using server = await SessionServer.listen();
  server.onStream = (stream) => stream.emit('error', { code, details: 'refused' });
  using project = new CliProject({}, { bare: true });
  const ended = await project.run(['agent', '--coordinator', server.address, '--slots', '1', '--cache', project.path('cache')]);
  expect(FINAL_EXIT_CODES, ended.stderr).toContain(ended.code);
  expect(ended.stderr).toContain(server.address);
});

test('an agent that finds nobody ends with a code after which it is started again', async () => {
  using project = new CliProject({}, { bare: true });
  const ended = await project.run(['agent', '--coordinator', NOBODY, '--slots', '1', '--cache', project.path('cache')]);
  expect(FINAL_EXIT_CODES, ended.stderr).not.toContain(ended.code);
});
