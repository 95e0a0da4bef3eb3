import { describe, expect, test } from 'vitest';
import { anchorOf, parseFate, parsePage } from './markdown.ts';

const PAGE = `# Title

See [design](docs/design.md#an-idea) and [the \`code\`](core/id.ts), not \`[this](nowhere.md)\`.

## An idea
## An idea

<!-- run: exit=2 -->
\`\`\`console
$ shard-run --bad
unknown option
$ echo done
\`\`\`

\`\`\`sh
echo unmarked # [no link](here.md)
\`\`\`

\`\`\`ts
# Not a heading
\`\`\`
`;

describe('parsePage', () => {
  test('finds titles, anchors and links outside of code', () => {
    const page = parsePage(PAGE);
    expect(page.titles).toEqual(['Title']);
    expect([...page.anchors]).toEqual(['title', 'an-idea', 'an-idea-1']);
    expect(page.links.map(({ target, line }) => `${line} ${target}`)).toEqual(['3 docs/design.md#an-idea', '3 core/id.ts']);
  });

  test('finds the commands of shell blocks and what the comment above says of them', () => {
    expect(parsePage(PAGE).blocks).toEqual([
      { line: 9, script: 'shard-run --bad\necho done', fate: { kind: 'run', isSlow: false, exitCode: 2, timeoutMs: 30_000 } },
      { line: 15, script: 'echo unmarked # [no link](here.md)', fate: null },
    ]);
  });
});

describe('parseFate', () => {
  test.each([
    ['<!-- run -->', { kind: 'run', isSlow: false, exitCode: 0, timeoutMs: 30_000 }],
    ['<!--run: slow timeout=300-->', { kind: 'run', isSlow: true, exitCode: 0, timeoutMs: 300_000 }],
    ['<!-- norun: needs two machines -->', { kind: 'norun', reason: 'needs two machines' }],
    ['<!-- norun: -->', null],
    ['<!-- running -->', null],
    ['Some prose.', null],
  ])('reads %s', (comment, fate) => {
    expect(parseFate(comment)).toEqual(fate);
  });
});

describe('anchorOf', () => {
  test.each([
    ['What it is *not*', 'what-it-is-not'],
    ['`npm test`, and more', 'npm-test-and-more'],
    ['A [link](x.md)', 'a-link'],
  ])('of %s is %s', (heading, anchor) => {
    expect(anchorOf(heading)).toBe(anchor);
  });
});
