/** The page's first step: where values come from, who looks, and the first drawing. */
import './style/page.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { holdClock, startClock } from './clock.ts';
import { embeddedSource, readEmbedded } from './source/embedded.ts';
import { openSession, serverSource } from './source/server.ts';
import { isRefusal, SourceError } from './source/source.ts';
import { about, refused, startStore } from './store.ts';
import { restoreTheme } from './theme.ts';

async function start(): Promise<void> {
  restoreTheme();
  const embedded = await readEmbedded();
  const source = embedded === null ? serverSource() : embeddedSource(embedded);
  startStore(source);
  const token = embedded === null ? takeToken() : '';
  if (token !== '') await orRefused(() => openSession(token));
  // Who looks is asked beside the first values: nobody waits for the answer.
  void orRefused(async () => {
    about.value = await source.about();
  });
  if (embedded === null) startClock();
  else holdClock(embedded.madeAtMs);
  if (embedded !== null && location.hash === '') location.replace(`#/run/${encodeURIComponent(embedded.run.runId)}`);
  const root = document.getElementById('page');
  if (root !== null) render(<App />, root);
}

/** The token stands in the address once, and is out of it before anybody can copy it. */
function takeToken(): string {
  const [, token] = /^#token=([^&/]+)/.exec(location.hash) ?? [];
  if (token === undefined) return '';
  history.replaceState(null, '', location.pathname);
  return decodeURIComponent(token);
}

/** A coordinator that does not answer now may answer in a second: the page is drawn and tries again. */
async function orRefused(ask: () => Promise<void>): Promise<void> {
  try {
    await ask();
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    if (isRefusal(error)) refused.value = error;
  }
}

await start();
