import { describe, expect, test } from 'vitest';
import { type ImportTarget, pureFolderOf, refuseImport } from './import-wall.ts';

const SHIPPED = new Set(['@grpc/grpc-js', 'protobufjs', 'p-queue']);

function targetOf(text: string): ImportTarget {
  if (text.startsWith('node:')) return { kind: 'builtin', name: text };
  const isTypeOnly = text.startsWith('type ');
  const name = isTypeOnly ? text.slice('type '.length) : text;
  return /\.[jt]s$/.test(name) ? { kind: 'file', path: name, isTypeOnly } : { kind: 'package', name, isTypeOnly };
}

const ALLOWED = `
  core/outcome.ts                     -> core/id.ts
  core/digest.ts                      -> node:crypto
  core/log-stat.test.ts               -> fast-check
  core/log-stat.test.ts               -> node:fs
  core/log-stat.test.ts               -> test/support/table.ts
  agent/process/runner.test.ts        -> test/fixture/runner/waiting.ts
  coordinator/run/reduce.ts           -> coordinator/scheduling/plan.ts
  coordinator/run/reduce.ts           -> core/id.ts
  coordinator/run/types.ts            -> type coordinator/history/store.ts
  agent/lifecycle/types.ts            -> type agent/runner/contract.ts
  coordinator/history/sqlite.test.ts  -> coordinator/history/store-contract.ts
  coordinator/history/store-contract.ts -> vitest
  coordinator/rpc/session.ts          -> proto/service.ts
  coordinator/rpc/session.ts          -> proto/gen/agent.js
  coordinator/main.ts                 -> coordinator/loop.ts
  coordinator/main.ts                 -> @grpc/grpc-js
  coordinator/main.ts                 -> node:fs
  proto/to-proto.ts                   -> proto/gen/agent.js
  proto/service.ts                    -> proto/gen/agent.js
  proto/from-proto.ts                 -> core/unit.ts
  cli/verb/run.ts                     -> coordinator/api.ts
  cli/verb/run.ts                     -> coordinator/main.ts
  cli/verb/agent.ts                   -> agent/main.ts
  cli/verb/run.ts                     -> cli/render/line.ts
  agent/runner/vitest/main.ts         -> type vitest
  vitest.config.ts                    -> vitest
  dashboard/page/app.tsx              -> preact
  dashboard/page/app.tsx              -> @preact/signals
  dashboard/page/app.tsx              -> dashboard/page/route.ts
  dashboard/page/store.ts             -> dashboard/view/apply.ts
  dashboard/page/store.ts             -> core/artifact.ts
  dashboard/page/route.test.ts        -> vitest
  test/e2e/run.test.ts                -> coordinator/history/store.ts
  test/simulation/world.ts            -> fast-check
  scripts/simulate.ts                 -> test/simulation/world.ts
  scripts/check/main.ts               -> oxc-parser
`;

const REFUSED = `
  dashboard/page/app.tsx              -> node:fs
  dashboard/page/app.tsx              -> p-queue
  dashboard/page/app.tsx              -> dashboard/server/api.ts
  dashboard/page/app.tsx              -> type coordinator/run/types.ts
  dashboard/page/app.tsx              -> dashboard/page/route.test.ts
  dashboard/server/stream.ts          -> dashboard/page/route.ts
  dashboard/server/stream.ts          -> preact
  core/outcome.ts                     -> coordinator/run/types.ts
  core/outcome.ts                     -> proto/service.ts
  core/outcome.ts                     -> node:crypto
  core/digest.ts                      -> node:fs
  core/outcome.ts                     -> p-queue
  coordinator/run/reduce.ts           -> node:fs
  coordinator/run/reduce.ts           -> p-queue
  coordinator/run/reduce.ts           -> coordinator/journal/writer.ts
  coordinator/run/reduce.ts           -> coordinator/api.ts
  coordinator/run/reduce.ts           -> coordinator/history/store.ts
  coordinator/run/reduce.ts           -> type coordinator/journal/writer.ts
  agent/lifecycle/reduce.ts           -> agent/runner/contract.ts
  cli/render/line.ts                  -> type agent/runner/contract.ts
  coordinator/main.ts                 -> coordinator/history/store-contract.ts
  coordinator/run/reduce.ts           -> proto/service.ts
  agent/lifecycle/reduce.ts           -> coordinator/run/types.ts
  coordinator/main.ts                 -> agent/main.ts
  coordinator/main.ts                 -> proto/gen/agent.js
  agent/loop.ts                       -> coordinator/api.ts
  agent/loop.ts                       -> vitest
  deploy/main.ts                      -> coordinator/main.ts
  cli/verb/run.ts                     -> coordinator/run/types.ts
  cli/render/line.ts                  -> cli/verb/run.ts
  cli/render/line.ts                  -> node:tty
  coordinator/main.ts                 -> test/support/table.ts
  coordinator/main.ts                 -> test/fixture/runner/waiting.ts
  agent/process/runner.test.ts        -> test/simulation/world.ts
  coordinator/main.ts                 -> scripts/bench/main.ts
  coordinator/main.ts                 -> coordinator/loop.test.ts
  coordinator/loop.test.ts            -> agent/main.ts
  proto/service.ts                    -> coordinator/api.ts
  test/e2e/run.test.ts                -> scripts/bench/main.ts
  test/e2e/run.test.ts                -> proto/gen/agent.js
`;

function rows(table: string): [string, string][] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+->\s+/) as [string, string]);
}

describe('the import walls', () => {
  test.each(rows(ALLOWED))('let %s import %s', (from, to) => {
    expect(refuseImport(from, targetOf(to), SHIPPED)).toBeNull();
  });

  test.each(rows(REFUSED))('stop %s from importing %s', (from, to) => {
    expect(refuseImport(from, targetOf(to), SHIPPED)).toEqual(expect.any(String));
  });

  test('know a pure folder by its whole name', () => {
    expect(pureFolderOf('coordinator/run/reduce.ts')).toBe('coordinator/run');
    expect(pureFolderOf('coordinator/runner.ts')).toBeNull();
  });
});
