/**
 * The agent in a container, and many of them in a cluster.
 *
 * The manifests are JSON, which `kubectl apply -f -` takes as it takes YAML, and which cannot be broken by a name with a colon in it. The pod's
 * name is the agent's name, and slots are the processor limit of the pod, by the downward API. Pods have no disk that outlives them, so each
 * joins anew at its start with a token that serves for many, out of a secret. The probes ask the health endpoint from inside, for it
 * listens on loopback alone.
 */
import { STOP_SECONDS } from './service-spec.ts';

/** Where the pods come from and whom they serve. */
export type ClusterSpec = {
  readonly image: string;
  readonly coordinator: string;
  readonly fingerprint: string;
  readonly labels: readonly string[];
};

const NAME = 'shard-run-agent';
const HEALTH_PORT = 7421;
/** 1000 is the user `node` of the image. */
const USER = 1000;

/** Returns the file that an image is built with. */
export function renderContainerfile(version: string): string {
  return `${[
    'FROM docker.io/library/node:24-bookworm-slim',
    '# git brings trees, tini reaps what tests leave behind.',
    'RUN apt-get update && apt-get install --yes --no-install-recommends ca-certificates git tini && rm -rf /var/lib/apt/lists/*',
    `RUN npm install --global shard-run@${version} && npm cache clean --force`,
    'USER node',
    'ENV STATE_DIRECTORY=/home/node/state CACHE_DIRECTORY=/home/node/cache',
    'ENTRYPOINT ["tini", "-g", "--", "shard-run", "agent"]',
  ].join('\n')}\n`;
}

/** Returns the manifests as one JSON list. */
export function renderKubernetes({ image, coordinator, fingerprint, labels }: ClusterSpec): string {
  const join = ['join', coordinator, '--fingerprint', fingerprint, '--token-file', '/run/shard-run/token'];
  const place = ['--id', '$(POD_NAME)', '--slots', '$(SLOTS)', '--health', `127.0.0.1:${HEALTH_PORT}`];
  const args = [...join, ...place, ...labels.flatMap((label) => ['--label', label])];
  const pod = {
    automountServiceAccountToken: false,
    terminationGracePeriodSeconds: STOP_SECONDS,
    securityContext: { runAsNonRoot: true, runAsUser: USER, runAsGroup: USER, fsGroup: USER, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [
      {
        name: 'agent',
        image,
        args,
        env: [
          { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
          { name: 'SLOTS', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '1' } } },
        ],
        resources: { requests: { cpu: '4', memory: '8Gi' }, limits: { cpu: '4', memory: '8Gi' } },
        readinessProbe: { exec: { command: probe('ready') }, periodSeconds: 10, timeoutSeconds: 5 },
        livenessProbe: { exec: { command: probe('live') }, periodSeconds: 30, timeoutSeconds: 10, failureThreshold: 4 },
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
        volumeMounts: [
          { name: 'token', mountPath: '/run/shard-run', readOnly: true },
          { name: 'scratch', mountPath: '/home/node/cache', subPath: 'cache' },
          { name: 'scratch', mountPath: '/home/node/state', subPath: 'state' },
        ],
      },
    ],
    volumes: [
      { name: 'token', secret: { secretName: `${NAME}-token`, defaultMode: 0o440 } },
      { name: 'scratch', emptyDir: {} },
    ],
  };
  const selector = { app: NAME };
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: NAME, labels: selector },
    spec: { replicas: 2, selector: { matchLabels: selector }, template: { metadata: { labels: selector }, spec: pod } },
  };
  return `${JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [deployment] }, null, 2)}\n`;
}

function probe(question: 'ready' | 'live'): string[] {
  const ask = `fetch('http://127.0.0.1:${HEALTH_PORT}/${question}').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))`;
  return ['node', '-e', ask];
}
