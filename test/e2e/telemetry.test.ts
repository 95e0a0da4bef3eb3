import { writeFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { CliProject } from '../support/cli-project.ts';
import { OtlpReceiver } from '../support/otlp-receiver.ts';
import { readPrometheusText } from '../support/prometheus-text.ts';

/** Runs until the test has looked. */
const SUITE = `import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
test('waits to be seen', { timeout: 60_000 }, async () => {
  while (!existsSync(process.env.SEEN)) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(1 + 1).toBe(2);
});
`;
const PATIENCE = { timeout: 60_000, interval: 100 };

vi.setConfig({ testTimeout: 120_000 });

test('a coordinator and its agent log JSON, serve metrics of the run and send its trace', async () => {
  await using receiver = await OtlpReceiver.open();
  using project = new CliProject({ 'a.test.ts': SUITE });
  const seen = { SEEN: project.path('seen') };
  const lines: string[] = [];
  const place = ['--once', '--listen', '127.0.0.1:0', '--metrics', '127.0.0.1:0', '--log', 'json'];
  const coordinator = project.run(['coordinator', ...place], { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url }, (text) => lines.push(text));
  const said = () =>
    lines
      .join('')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Readonly<Record<string, string>>);
  const addressOf = (event: string) => vi.waitUntil(() => said().find((line) => line['event'] === event)?.['address'], PATIENCE);
  const agent = project.run(['agent', '--coordinator', await addressOf('listening'), '--id', 'one', '--slots', '2', '--log', 'json'], seen);

  const metrics = await addressOf('metrics');
  const read = async () => readPrometheusText(await (await fetch(`http://${metrics}/metrics`)).text());
  const busy = await vi.waitUntil(async () => {
    const found = await read();
    return found.get('shard_run_busy_slots')?.samples.get('shard_run_busy_slots') === 1 ? found : null;
  }, PATIENCE);
  expect(busy?.get('shard_run_slots')?.samples.get('shard_run_slots')).toBe(2);
  expect([...(busy?.get('shard_run_agent_load_ratio')?.samples.keys() ?? [])]).toEqual(['shard_run_agent_load_ratio{agent="one"}']);
  writeFileSync(seen.SEEN, '');

  expect((await coordinator).code).toBe(0);
  const left = await agent;
  expect(left.code).toBe(0);
  const events = said().map((line) => line['event']);
  for (const event of ['run-started', 'agent-joined', 'run-finished']) expect(events).toContain(event);
  expect(lines.join('')).not.toContain('--coordinator');
  for (const line of left.stderr.split('\n').slice(0, -1)) expect(() => JSON.parse(line) as unknown).not.toThrow();
  expect(receiver.problems).toEqual([]);
  expect(receiver.spans.map(({ name }) => name).toSorted()).toEqual(['attempt', 'lease', 'plan', 'run']);
});

test('a run of this machine alone sends its trace, and is green without a collector', async () => {
  await using receiver = await OtlpReceiver.open();
  const passing = "import { test } from 'vitest';\ntest('passes', () => {});\n";
  using project = new CliProject({ 'a.test.ts': passing, 'shard.config.ts': `export default { traces: '${receiver.url}' };\n` });
  expect((await project.run([])).code).toBe(0);
  expect(receiver.spans.map(({ name }) => name).toSorted()).toEqual(['attempt', 'lease', 'plan', 'run']);
  const deaf = await project.run([], { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' });
  expect([deaf.code, deaf.stderr.match(/spans are lost/gu)?.length]).toEqual([0, 1]);
});
