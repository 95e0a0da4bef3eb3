/** A file that an attempt left: pictures and videos where they are looked at, traces with what opens them. */
import type { JSX } from 'preact';
import type { Artifact } from '../../../core/artifact.ts';
import { formatBytes } from '../format.ts';
import { savedName } from '../source/saved-name.ts';
import { currentSource } from '../store.ts';

/** Types that a browser shows without running anything. */
const PICTURE = /^image\/(?:png|jpeg|gif|webp|avif)$/;
const VIDEO = /^video\/(?:webm|mp4)$/;

export function ArtifactView({ artifact, run }: { readonly artifact: Artifact; readonly run: string }): JSX.Element {
  const url = currentSource().artifactUrl(run, artifact);
  if (url === null) return <NotKept artifact={artifact} />;
  return (
    <figure>
      {PICTURE.test(artifact.contentType) && (
        <a href={url} target="_blank" rel="noreferrer">
          <img src={url} alt={`${artifact.name}, left by the attempt`} loading="lazy" />
        </a>
      )}
      {VIDEO.test(artifact.contentType) && (
        // A recording of a test has no sound and nothing to caption.
        <video src={url} controls preload="metadata" aria-label={`${artifact.name}, a recording without sound`} />
      )}
      <figcaption>
        <a href={url} download={savedName(artifact)}>
          {artifact.name}
        </a>{' '}
        <span class="muted">{formatBytes(artifact.bytes)}</span>
        {artifact.name.endsWith('.zip') && artifact.name.includes('trace') && (
          <code class="command">npx playwright show-trace {savedName(artifact)}</code>
        )}
      </figcaption>
    </figure>
  );
}

function NotKept({ artifact: { name, bytes, problem } }: { readonly artifact: Artifact }): JSX.Element {
  return (
    <p class="muted">
      {name} {bytes > 0 && `(${formatBytes(bytes)})`} is not here: {problem === '' ? 'it was too large to be put into this file' : problem}
    </p>
  );
}
