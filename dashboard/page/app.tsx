/** The frame of every page: the way in, the way around, how the stream is, and the page of the route. */
import { signal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { DeployPage } from './deploy/deploy-page.tsx';
import { FlakePage } from './flake-page.tsx';
import { FleetPage } from './fleet-page.tsx';
import { HelpDialog, isHelpOpen } from './help-dialog.tsx';
import { HomePage } from './home-page.tsx';
import { LinkState } from './link-state.tsx';
import { announcement } from './part/announce.ts';
import { PipelinePage } from './pipeline-page.tsx';
import { formatRoute, parseRoute, type Route } from './route.ts';
import { CasePage } from './run/case-page.tsx';
import { ComparePage } from './run/compare-page.tsx';
import { RunPage } from './run/run-page.tsx';
import { SignIn } from './sign-in.tsx';
import { about, currentSource, refused, useLink } from './store.ts';
import { chooseTheme, type Theme, theme } from './theme.ts';

const route = signal<Route>(parseRoute(location.hash));

export function App(): JSX.Element {
  useEffect(listen, []);
  useLink();
  if (refused.value !== null) return <SignIn words={refused.value.message} />;
  return (
    <>
      <a class="skip" href="#main" onClick={skip}>
        Skip to the page
      </a>
      <header class="bar">
        <a class="brand" href="#/">
          shard-run
        </a>
        <Navigation current={route.value} />
        <LinkState />
        <ThemeChoice />
        <button type="button" class="quiet" aria-label="Keyboard help" onClick={() => (isHelpOpen.value = true)}>
          ?
        </button>
      </header>
      <Main route={route.value}>
        <Page route={route.value} />
      </Main>
      <div class="hidden" role="status" aria-live="polite">
        {announcement.value}
      </div>
      <HelpDialog />
    </>
  );
}

function Page({ route: shown }: { readonly route: Route }): JSX.Element {
  switch (shown.page) {
    case 'home':
      return <HomePage />;
    case 'run':
      return <RunPage key={shown.run} run={shown.run} />;
    case 'case':
      return <CasePage key={shown.id} id={shown.id} run={shown.run} />;
    case 'compare':
      return <ComparePage left={shown.left} right={shown.right} />;
    case 'pipeline':
      return <PipelinePage />;
    case 'deploy':
      return <DeployPage key={shown.fleet} fleet={shown.fleet} />;
    case 'flakes':
      return <FlakePage />;
    case 'fleet':
      return <FleetPage />;
  }
}

/** After a step to another page a screen reader starts at the page, not at the top of the document. */
function Main({ route: shown, children }: { readonly route: Route; readonly children: ComponentChildren }): JSX.Element {
  const element = useRef<HTMLElement>(null);
  const isFirst = useRef(true);
  const address = formatRoute(shown);
  useEffect(() => {
    if (!isFirst.current) element.current?.focus({ preventScroll: true });
    isFirst.current = false;
    scrollTo(0, 0);
  }, [address]);
  return (
    <main id="main" ref={element} tabIndex={-1}>
      {children}
    </main>
  );
}

function Navigation({ current }: { readonly current: Route }): JSX.Element {
  const known = about.value;
  const fleet = known?.fleets[0];
  const pages: { readonly words: string; readonly to: Route; readonly isThere: boolean }[] = [
    { words: 'Runs', to: { page: 'home' }, isThere: true },
    { words: 'Pipeline', to: { page: 'pipeline' }, isThere: known?.hasPipeline === true },
    { words: 'Deploys', to: { page: 'deploy', fleet: fleet ?? '' }, isThere: fleet !== undefined },
    { words: 'Flakes', to: { page: 'flakes' }, isThere: known?.hasFlakes === true },
    { words: 'Agents', to: { page: 'fleet' }, isThere: known?.hasPool === true },
  ];
  return (
    <nav aria-label="Pages">
      {pages
        .filter((page) => page.isThere)
        .map((page) => (
          <a key={page.words} href={formatRoute(page.to)} aria-current={page.to.page === current.page ? 'page' : undefined}>
            {page.words}
          </a>
        ))}
    </nav>
  );
}

function ThemeChoice(): JSX.Element {
  return (
    <label class="theme">
      <span class="hidden">Colours</span>
      <select value={theme.value} onChange={(event) => chooseTheme(event.currentTarget.value as Theme)}>
        <option value="auto">Auto</option>
        <option value="light">Light</option>
        <option value="dark">Dark</option>
      </select>
    </label>
  );
}

function skip(event: Event): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

function listen(): () => void {
  const onRoute = (): void => {
    route.value = parseRoute(location.hash);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === '?') isHelpOpen.value = true;
    if (event.key === '/') focusSearch(event);
    if (event.key === 'h') location.hash = currentSource().isExport ? location.hash : '#/';
  };
  // The address may have changed between the page's first step and now.
  onRoute();
  addEventListener('hashchange', onRoute);
  addEventListener('keydown', onKey);
  return () => {
    removeEventListener('hashchange', onRoute);
    removeEventListener('keydown', onKey);
  };
}

function focusSearch(event: KeyboardEvent): void {
  const search = document.querySelector<HTMLInputElement>('input[type=search]');
  if (search === null) return;
  event.preventDefault();
  search.focus();
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|SELECT|TEXTAREA)$/.test(target.tagName));
}
