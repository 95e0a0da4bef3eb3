/** The step of a rollout in words: a journal's word, and of which stage it is. */
import type { DeployView } from '../../view/types.ts';

/** Returns `watching canary`, `before switch wave`, `claiming`. */
export function stepWords({ step, stage }: Pick<DeployView, 'step' | 'stage'>): string {
  return `${step.replaceAll('-', ' ')} ${stage ?? ''}`.trim();
}
