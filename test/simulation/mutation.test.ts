/** Shows that the simulator can fail: decisions that are broken in a known way must be caught within a few hundred seeds. */
import { describe, expect, test } from 'vitest';
import type { Effect, RunInput } from '../../coordinator/run/types.ts';
import type { Decider } from './coordinator-host.ts';
import { realDecider, simulateRun } from './simulation.ts';

type Mutation = { readonly input?: (input: RunInput) => RunInput | null; readonly effect?: (effect: Effect) => readonly Effect[] };

/** Wraps the real decisions: what goes in or comes out is changed. */
function mutated(create: () => Mutation): () => Decider {
  return () => {
    const decider = realDecider();
    const mutation = create();
    return {
      reduce: (input) => {
        const changed = mutation.input === undefined ? input : mutation.input(input);
        if (changed === null) return [];
        const effects = decider.reduce(changed);
        const { effect } = mutation;
        return effect === undefined ? effects : effects.flatMap((each) => effect(each));
      },
    };
  };
}

type FromAgentInput = Extract<RunInput, { type: 'from-agent' }>;

function changeReports(
  input: RunInput,
  change: (report: Extract<FromAgentInput['message'], { type: 'unit-report' }>) => FromAgentInput['message'],
): RunInput {
  if (input.type !== 'from-agent' || input.message.type !== 'unit-report') return input;
  return { ...input, message: change(input.message) };
}

const MUTATIONS: readonly (readonly [name: string, breaks: string, create: () => Mutation])[] = [
  [
    'takes whatever failed for passed',
    'false green',
    () => ({
      input: (input) =>
        changeReports(input, (report) => ({
          ...report,
          events: report.events.map((each) =>
            each.event.type === 'case-ended'
              ? { ...each, event: { ...each.event, result: { ...each.event.result, outcome: 'passed', errors: [] } } }
              : each,
          ),
        })),
    }),
  ],
  [
    'believes a collection that lost its last case',
    'false green',
    () => ({
      input: (input) =>
        changeReports(input, (report) => ({
          ...report,
          events: report.events.map((each) =>
            each.event.type === 'collected' ? { ...each, event: { ...each.event, cases: each.event.cases.slice(0, -1) } } : each,
          ),
        })),
    }),
  ],
  [
    'is green whatever it found',
    'false green',
    () => ({
      effect: (effect) => [
        effect.type === 'finish'
          ? { ...effect, summary: { ...effect.summary, verdict: 'green' as const, exitCode: 0, reasons: [] } }
          : effect,
      ],
    }),
  ],
  ['appends facts twice', 'counted twice', () => ({ effect: (effect) => (effect.type === 'append-facts' ? [effect, effect] : [effect]) })],
  [
    'settles a file twice',
    'settled twice',
    () => ({ effect: (effect) => (effect.type === 'emit' && effect.event.type === 'file-settled' ? [effect, effect] : [effect]) }),
  ],
  ['never looks at the clock', 'never reached a verdict', () => ({ input: (input) => (input.type === 'tick' ? null : input) })],
  [
    'never hears the end of a unit',
    'not green without trouble',
    () => ({
      input: (input) =>
        changeReports(input, (report) => ({ ...report, events: report.events.filter((each) => each.event.type !== 'unit-ended') })),
    }),
  ],
  [
    'pays no heed to what units weigh',
    'too heavy',
    () => ({ input: (input) => (input.type === 'start' ? { ...input, settings: { ...input.settings, weights: {} } } : input) }),
  ],
  ['forgets one file of facts', 'false green', () => ({ effect: dropEvery(3, (effect) => effect.type === 'append-facts') })],
  [
    'decides by chance',
    'replay differs',
    () => ({
      effect: (effect) => (effect.type === 'append-facts' ? [{ ...effect, facts: { ...effect.facts, wasSliced: nextCoin() } }] : [effect]),
    }),
  ],
];

let coin = 0;
/** Differs between the run and its replay: state outside of the decisions. */
function nextCoin(): boolean {
  coin++;
  return coin % 3 === 0;
}

function dropEvery(nth: number, matches: (effect: Effect) => boolean): (effect: Effect) => readonly Effect[] {
  let seen = 0;
  return (effect) => (matches(effect) && ++seen % nth === 0 ? [] : [effect]);
}

const SEEDS_TRIED = 300;

describe('the simulator catches a coordinator that', () => {
  test.for(MUTATIONS)('%s', { timeout: 60_000 }, ([, breaks, create]) => {
    const createDecider = mutated(create);
    const caught = firstSeedThat((seed) => simulateRun(seed, { createDecider }).violations.some((violation) => violation.includes(breaks)));
    expect(caught).not.toBeNull();
  });
});

function firstSeedThat(isCaught: (seed: number) => boolean): number | null {
  for (let seed = 0; seed < SEEDS_TRIED; seed++) if (isCaught(seed)) return seed;
  return null;
}
