/** Turns a suite, as a run asks for it, into what the generated code encodes. */
import type { Service } from '../core/service.ts';
import type { ToAgent } from '../core/session-message.ts';
import type { SuiteWorkspace } from '../core/suite-spec.ts';
import type { SetupChoice } from '../core/workspace-setup.ts';
import type { shardrun } from './gen/agent.js';
import { text, texts } from './text.ts';

/** Returns the wire form of a suite that is to be opened. */
export function openSuiteToProto({
  runId,
  spec,
  isCi,
  isAlone,
}: Extract<ToAgent, { readonly type: 'open-suite' }>): shardrun.agent.v1.IOpenSuite {
  return {
    runId,
    suite: spec.suite,
    cwd: text(spec.cwd),
    configFile: text(spec.configFile),
    filters: texts(spec.filters),
    projects: texts(spec.projects),
    isCi,
    isAlone,
    runner: spec.runner,
    env: { ...spec.env },
    labels: texts(spec.labels),
    services: spec.services.map(serviceToProto),
    workspace: spec.workspace === null ? null : workspaceToProto(spec.workspace),
    settingsJson: JSON.stringify(spec.settings),
  };
}

function serviceToProto(service: Service): shardrun.agent.v1.IService {
  const { ready } = service;
  return {
    name: service.name,
    command: text(service.command),
    env: { ...service.env },
    ports: texts(service.ports),
    ...(ready?.type === 'port' && { readyPort: ready.port }),
    ...(ready?.type === 'url' && { readyUrl: ready.url }),
    ...(ready?.type === 'log' && { readyLog: text(ready.pattern) }),
    readyTimeoutMs: service.readyTimeoutMs,
    isPerSlot: service.per === 'slot',
  };
}

function workspaceToProto({ ref, setup }: SuiteWorkspace): shardrun.agent.v1.IWorkspace {
  return { tree: ref.tree, project: text(ref.project), lineage: text(ref.lineage), setup: setupToProto(setup) };
}

function setupToProto(setup: SetupChoice): shardrun.agent.v1.ISetup | null {
  if (setup === 'auto') return null;
  if (setup === 'none') return { isNone: true };
  return { command: text(setup.command), inputs: texts(setup.inputs), outputs: texts(setup.outputs) };
}
