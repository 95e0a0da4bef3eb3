/** Holding, going on and rolling back: asked once more, with a name and a reason, for both stay in the log. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { DeployAction, DeployView } from '../../view/types.ts';
import { Dialog } from '../part/dialog.tsx';
import { about, currentSource } from '../store.ts';

type Action = DeployAction['action'];

const WORDS: Readonly<Record<Action, { readonly button: string; readonly asks: string }>> = {
  'hold': { button: 'Hold', asks: 'The rollout stays where it is until somebody lets it go on. The judge goes on watching.' },
  'release': { button: 'Go on', asks: 'The hold ends and the rollout goes on with its plan.' },
  'promote': { button: 'Promote', asks: 'The rollout goes on to its next stage although the judge has not decided.' },
  'roll-back': { button: 'Roll back', asks: 'All hosts go back to the release before.' },
};

export function Actions({ view }: { readonly view: DeployView }): JSX.Element | null {
  const asked = useSignal<Action | null>(null);
  if (about.value?.role !== 'deployer' || view.rollout === null) return null;
  const isOver = view.outcome !== null;
  const offered: readonly Action[] = isOver ? ['roll-back'] : [view.isHeld ? 'release' : 'hold', 'promote', 'roll-back'];
  return (
    <div class="actions">
      {offered.map((action) => (
        <button key={action} type="button" class={action === 'roll-back' ? 'danger' : ''} onClick={() => (asked.value = action)}>
          {WORDS[action].button}…
        </button>
      ))}
      {asked.value !== null && <Confirm fleet={view.fleet} action={asked.value} onClose={() => (asked.value = null)} />}
    </div>
  );
}

function Confirm({
  fleet,
  action,
  onClose,
}: {
  readonly fleet: string;
  readonly action: Action;
  readonly onClose: () => void;
}): JSX.Element {
  const proven = about.value?.actor ?? '';
  const actor = useSignal(proven);
  const reason = useSignal('');
  const state = useSignal<'asked' | 'sent' | Error>('asked');
  const send = async (): Promise<void> => {
    state.value = 'sent';
    try {
      await currentSource().act(fleet, { action, actor: actor.value.trim(), reason: reason.value.trim() });
      onClose();
    } catch (error) {
      state.value = error instanceof Error ? error : new Error(String(error));
    }
  };
  const isWhole = actor.value.trim() !== '' && reason.value.trim() !== '';
  return (
    <Dialog title={`${WORDS[action].button}: ${fleet}`} onClose={onClose}>
      <p>{WORDS[action].asks}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <label>
          Your name
          <input
            required
            autofocus={proven === ''}
            autocomplete="name"
            // The name of a token, or of the proxy, stands in the log whatever is typed.
            readOnly={proven !== ''}
            value={actor.value}
            onInput={(event) => (actor.value = event.currentTarget.value)}
          />
        </label>
        <label>
          Why
          <input required autofocus={proven !== ''} value={reason.value} onInput={(event) => (reason.value = event.currentTarget.value)} />
        </label>
        {state.value instanceof Error && (
          <p class="bad" role="alert">
            {state.value.message}
          </p>
        )}
        <div class="buttons">
          <button type="button" onClick={onClose}>
            Leave it
          </button>
          <button type="submit" class={action === 'roll-back' ? 'danger' : 'primary'} disabled={!isWhole || state.value === 'sent'}>
            {WORDS[action].button}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
