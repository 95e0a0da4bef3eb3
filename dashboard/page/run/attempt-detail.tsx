/** One attempt of a case: what was expected, what came, where, what was printed, and what it left. */
import type { JSX } from 'preact';
import type { TestError } from '../../../core/outcome.ts';
import type { AttemptRow } from '../../view/types.ts';
import { formatClock, formatDuration } from '../format.ts';
import { ArtifactView } from './artifact-view.tsx';

type Props = { readonly attempt: AttemptRow; readonly number: number; readonly run: string };

export function AttemptDetail({ attempt, number, run }: Props): JSX.Element {
  return (
    <article class="attempt">
      <h3>
        Attempt {number}: <span class={attempt.outcome === 'passed' ? 'good' : 'bad'}>{attempt.outcome}</span>
        <small class="muted">
          {' '}
          {formatDuration(attempt.durationMs)} on {attempt.agent} slot {attempt.slot} at {formatClock(attempt.startedAtMs)}
        </small>
      </h3>
      {attempt.errors.map((error, index) => (
        <ErrorDetail key={index} error={error} />
      ))}
      {attempt.log !== '' && (
        <details>
          <summary>What it printed</summary>
          <pre tabIndex={0}>{attempt.log}</pre>
        </details>
      )}
      {attempt.artifacts.length > 0 && (
        <ul class="artifacts">
          {attempt.artifacts.map((artifact, index) => (
            <li key={artifact.digest ?? index}>
              <ArtifactView artifact={artifact} run={run} />
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

function ErrorDetail({ error }: { readonly error: TestError }): JSX.Element {
  return (
    <div class="error">
      <p class="error-message">{error.message}</p>
      {error.diff !== null && <Diff text={error.diff} />}
      {error.codeFrame !== null && <pre tabIndex={0}>{error.codeFrame}</pre>}
      {error.location !== null && <code class="muted">{error.location}</code>}
      {error.stack !== '' && (
        <details>
          <summary>Stack</summary>
          <pre tabIndex={0}>{error.stack}</pre>
        </details>
      )}
    </div>
  );
}

function Diff({ text }: { readonly text: string }): JSX.Element {
  return (
    <pre class="diff" tabIndex={0}>
      {text.split('\n').map((line, index) => (
        <span key={index} class={toneOf(line)}>
          {line}
          {'\n'}
        </span>
      ))}
    </pre>
  );
}

function toneOf(line: string): string {
  if (line.startsWith('+')) return 'added';
  return line.startsWith('-') ? 'removed' : '';
}
