/** Who may import whom. `npm run check` reads it; docs/design.md says why the house has these floors. */

/** The engine’s floors, the ground floor first: each imports only those below it. */
const floors = [
  'lib',
  'network',
  'notes',
  'text-index',
  'store',
  'chunking',
  'parsing',
  'library',
  'images',
  'embedding',
  'models',
  'search',
  'links',
  'generations',
  'map',
  'indexing',
  'scans',
];

/** The page’s floors in the same order, one or several folders each; those of one floor do not import each other. */
const pageFloors = [
  'lib',
  'ui',
  'commands',
  'about|action-status|key-sheet|hosted|notices|retry-list',
  'preferences',
  'key-settings|panes|updates',
  'library',
  'folder-settings|problems|search',
  'find|note-parts',
  'links',
  'facets|note-pane',
  'failures|map|results|saved-searches|timings',
  'related',
  'reembed|search-box',
  'models',
  'settings',
  'home|palette|sidebar|status-bar',
  'window',
];

/** What each part of the source may import besides itself. */
const parts = {
  shared: [],
  logging: ['shared'],
  engine: ['shared'],
  inference: ['shared'],
  keychain: ['shared'],
  main: ['shared', 'keychain', 'logging'],
  preload: ['shared'],
  renderer: ['shared'],
  cli: ['shared', 'engine', 'keychain', 'logging'],
};

/** The only places that may import a package, or a part of Node. */
const homes = {
  electron: 'src/(main|preload)|e2e/standin',
  '@electric-sql/': 'src/engine/store',
  '@huggingface/|onnxruntime-': 'src/inference|bench',
  '@napi-rs/': 'src/keychain',
  'p-queue': 'src/(engine|inference|main)',
};

const tests = '\\.test\\.tsx?$|/testing(/|\\.ts$)';
const isForbidden = (name, from, to) => ({ name, severity: 'error', from, to });
const looksOnlyDown = (house, stack) =>
  stack.map((floor, height) =>
    isForbidden(
      `the-floor-${floor}-looks-only-down`,
      { path: `^${house}/(${floor})/` },
      { path: `^${house}/(?:(?:${stack.slice(height).join('|')})/|[^/]+$)`, pathNot: `^${house}/$1/` },
    ),
  );

export default {
  forbidden: [
    isForbidden('no-circle-of-files', {}, { circular: true }),
    { ...isForbidden('no-circle-of-folders', {}, { circular: true }), scope: 'folder' },
    ...looksOnlyDown('src/engine', floors),
    ...looksOnlyDown('src/renderer(?:/features)?', pageFloors),
    ...Object.entries(parts).map(([part, others]) =>
      isForbidden(
        `${part}-imports-only-${['itself', ...others].join('-')}`,
        { path: `^src/${part}/` },
        { path: '^(src|e2e|bench|scripts)/', pathNot: `^src/(${[part, ...others].join('|')})/` },
      ),
    ),
    ...Object.entries(homes).map(([packages, home]) =>
      isForbidden(
        `only-${home}-imports-${packages}`,
        { path: '^(src|e2e|bench)/', pathNot: `^(${home})/|${tests}` },
        { path: `^node_modules/(${packages})` },
      ),
    ),
    isForbidden('shared-runs-anywhere', { path: '^src/shared/' }, { path: '^node_modules/', pathNot: '/zod/' }),
    isForbidden('nothing-of-node-in-the-page', { path: '^src/(shared|renderer)/' }, { dependencyTypes: ['core'] }),
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: '^node_modules/' },
    exclude: { path: `^(out|bench/peers)/|${tests}` },
  },
};
