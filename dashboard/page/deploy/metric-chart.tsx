/** One metric: canaries against control, hosts' spread as bands, and below it the judge's interval as it narrows. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { MetricBand } from '../../../core/metric-band.ts';
import { formatClock, formatMeasure } from '../format.ts';
import { type Effect, effectOf, formatEffect, isClear } from './effect.ts';
import { bandPath, type Frame, linePath, placeOf, rangeOf } from './plot.ts';

const WIDTH = 360;
const HEIGHT = 110;
const LOOK_HEIGHT = 48;

export function MetricChart({ series }: { readonly series: MetricBand }): JSX.Element {
  const pointed = useSignal<number | null>(null);
  const { atMs } = series;
  const from = atMs[0] ?? 0;
  const to = Math.max(atMs.at(-1) ?? 1, series.looks.at(-1)?.atMs ?? 1);
  const bounds = rangeOf([series.canary, series.canaryLow, series.canaryHigh, series.control, series.controlLow, series.controlHigh], true);
  const frame: Frame = { width: WIDTH, height: HEIGHT, from, to, ...bounds };
  const index = Math.min(pointed.value ?? atMs.length - 1, atMs.length - 1);
  const point = (event: MouseEvent): void => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    pointed.value = nearest(atMs, from + ((event.clientX - box.left) / box.width) * (to - from));
  };
  const last = series.looks.at(-1);
  return (
    <figure class="chart">
      <figcaption>
        <b>{series.metric}</b> <span class="muted">{series.unit}</span>
        <span class="chart-values">
          <span class="canary-text">{formatMeasure(series.canary[index] ?? null)}</span> /{' '}
          <span class="control-text">{formatMeasure(series.control[index] ?? null)}</span>
          <span class="muted"> {atMs[index] === undefined ? '' : formatClock(atMs[index])}</span>
        </span>
      </figcaption>
      <div class="plot">
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={labelOf(series)}
          onPointerMove={point}
          onPointerLeave={() => (pointed.value = null)}
        >
          <Baseline frame={frame} endMs={series.baselineEndMs} />
          <path class="band control" d={bandPath(frame, atMs, series.controlLow, series.controlHigh)} />
          <path class="band canary" d={bandPath(frame, atMs, series.canaryLow, series.canaryHigh)} />
          <path class="line control" d={linePath(frame, atMs, series.control)} />
          <path class="line canary" d={linePath(frame, atMs, series.canary)} />
          {pointed.value !== null && <Crosshair frame={frame} at={atMs[index] ?? from} />}
        </svg>
        <span class="axis top">{formatMeasure(bounds.high)}</span>
        <span class="axis bottom">{formatMeasure(bounds.low)}</span>
      </div>
      {series.looks.length > 0 && <Looks series={series} from={from} to={to} />}
      {atMs.length > 1 && (
        <p class="time-axis" aria-hidden="true">
          <span>{formatClock(from)}</span>
          <span>{formatClock(to)}</span>
        </p>
      )}
      <p class="chart-words">
        {last === undefined ? (
          <span class="muted">The judge has not looked yet.</span>
        ) : (
          <>
            <EffectWords effect={effectOf(last)} /> {last.words}
          </>
        )}
      </p>
    </figure>
  );
}

function EffectWords({ effect }: { readonly effect: Effect }): JSX.Element {
  return (
    <>
      <b class={isClear(effect) ? 'warn' : ''}>{formatEffect(effect.middle)}</b>{' '}
      <span class="muted">
        ({formatEffect(effect.low)} to {formatEffect(effect.high)})
      </span>
    </>
  );
}

/** Each look is a bar from its interval's low to its high; the line across is no effect. */
function Looks({ series, from, to }: { readonly series: MetricBand; readonly from: number; readonly to: number }): JSX.Element {
  const looks = series.looks.map((look) => ({ atMs: look.atMs, ...effectOf(look) }));
  const bounds = rangeOf([looks.map((look) => Math.min(0, look.low)), looks.map((look) => Math.max(0, look.high))], false);
  const frame: Frame = { width: WIDTH, height: LOOK_HEIGHT, from, to, ...bounds };
  const zero = placeOf(frame, from, 0)[1];
  return (
    <svg
      class="looks"
      viewBox={`0 0 ${WIDTH} ${LOOK_HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`The judge looked ${looks.length} times; the line in the middle is no effect.`}
    >
      <path class="zero" d={`M0 ${zero}H${WIDTH}`} />
      {looks.map((look) => {
        const [x, high] = placeOf(frame, look.atMs, look.high);
        const [, low] = placeOf(frame, look.atMs, look.low);
        const [, middle] = placeOf(frame, look.atMs, look.middle);
        return <path key={look.atMs} class={isClear(look) ? 'look clear' : 'look'} d={`M${x} ${low}V${high}M${x - 2} ${middle}h4`} />;
      })}
    </svg>
  );
}

/** What was measured before anything had switched. */
function Baseline({ frame, endMs }: { readonly frame: Frame; readonly endMs: number | null }): JSX.Element | null {
  if (endMs === null || endMs <= frame.from) return null;
  const [x] = placeOf(frame, Math.min(endMs, frame.to), frame.low);
  return (
    <>
      <path class="baseline" d={`M0 0H${x}V${frame.height}H0Z`} />
      <path class="switch" d={`M${x} 0V${frame.height}`} />
    </>
  );
}

function Crosshair({ frame, at }: { readonly frame: Frame; readonly at: number }): JSX.Element {
  const [x] = placeOf(frame, at, frame.low);
  return <path class="crosshair" d={`M${x} 0V${frame.height}`} />;
}

function labelOf({ metric, unit, canary, control, looks }: MetricBand): string {
  const [here, there] = [canary.findLast((value) => value !== null) ?? null, control.findLast((value) => value !== null) ?? null];
  return `${metric}: canaries ${formatMeasure(here)} ${unit}, control ${formatMeasure(there)} ${unit}. ${looks.at(-1)?.words ?? ''}`;
}

function nearest(atMs: readonly number[], at: number): number {
  return atMs.reduce((best, each, index) => (Math.abs(each - at) < Math.abs((atMs[best] ?? 0) - at) ? index : best), 0);
}
