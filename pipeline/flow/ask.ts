/**
 * What was asked of the world and has no answer.
 *
 * Every question has a name made of batch and attempt. Asking again what stands unanswered asks nothing; an answer to what was not asked, or was withdrawn, is
 * late and refused; and a pipeline that was killed asks the whole list again. Ports answer one name with one deed, so nothing of that happens twice.
 */
import { assertNever } from '../../core/assert.ts';
import type { PipelineState } from './state.ts';
import type { PipelineEffect } from './types.ts';

type Telling = 'stop-run' | 'stop-trial';
/** An effect that is answered by an event. */
export type Question = Exclude<PipelineEffect, { readonly type: Telling }>;

/** Asks, unless the same stands unanswered. */
export function ask(state: PipelineState, question: Question): void {
  const name = nameOf(question);
  if (state.asked.some((asked) => nameOf(asked as Question) === name)) return;
  state.asked.push(question);
  state.effects.push(question);
}

/** Takes the question off the list; `false` when nobody asked it. */
export function answer(state: PipelineState, name: string): boolean {
  const index = state.asked.findIndex((asked) => nameOf(asked as Question) === name);
  if (index < 0) return false;
  state.asked.splice(index, 1);
  return true;
}

/** The name by which a question and its answer know each other. */
export function nameOf(question: Question): string {
  switch (question.type) {
    case 'make-candidate':
      return candidateName(question.batch, question.attempt);
    case 'start-run':
      return runName(question.batch, question.attempt);
    case 'start-trial':
      return trialName(question.batch, question.trial.id);
    case 'move-green':
      return `green/${question.batch}`;
    case 'stage':
      return `stage/${question.batch}`;
    case 'deploy':
      return deployName(question.batch, question.attempt);
    case 'prepare-revert':
      return `revert/${question.commit}`;
    case 'record-verdict':
      return verdictName(question.batch, question.attempt, question.verdict.case);
    case 'notify':
      return noticeName(question.number);
    default:
      return assertNever(question);
  }
}

export const candidateName = (batch: number, attempt: number): string => `candidate/${batch}/${attempt}`;
export const runName = (batch: number, attempt: number): string => `run/${batch}/${attempt}`;
export const trialName = (batch: number, trial: string): string => `trial/${batch}/${trial}`;
export const deployName = (batch: number, attempt: number): string => `deploy/${batch}/${attempt}`;
export const verdictName = (batch: number, attempt: number, id: string): string => `verdict/${batch}/${attempt}/${id}`;
export const noticeName = (number: number): string => `notice/${number}`;
