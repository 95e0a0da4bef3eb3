/** How a case is named and how it stands, wherever it is listed. */
import type { JSX } from 'preact';
import type { CaseLine } from '../../view/types.ts';
import { formatRoute } from '../route.ts';
import { currentSource } from '../store.ts';

const TONE = { passed: 'good', failed: 'bad', skipped: 'muted', missing: 'warn' } as const;

export function OutcomeBadge({ line }: { readonly line: Pick<CaseLine, 'outcome' | 'isFlaky'> }): JSX.Element {
  return line.isFlaky ? <span class="warn">flaky</span> : <span class={TONE[line.outcome]}>{line.outcome}</span>;
}

type NameProps = { readonly line: CaseLine; readonly run: string; readonly isStop?: boolean };

/** `isStop` is whether Tab stops at it, as it does when unset. */
export function CaseName({ line, run, isStop = true }: NameProps): JSX.Element {
  const name = line.titlePath.join(' › ');
  if (currentSource().isExport || line.id === '') return <>{name}</>;
  return (
    <a href={formatRoute({ page: 'case', id: line.id, run })} tabIndex={isStop ? undefined : -1}>
      {name}
    </a>
  );
}
