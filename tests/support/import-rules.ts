import type { IFlattenedRuleSet } from 'dependency-cruiser'

type Rule = NonNullable<IFlattenedRuleSet['forbidden']>[number]

/** What a folder of `src` may import beside itself and `base`. */
const MAY_IMPORT = {
  base: [],
  data: [],
  figures: ['data'],
  query: ['data', 'figures'],
  report: ['query', 'figures', 'data'],
  workbook: ['report', 'query', 'figures', 'data'],
  app: ['workbook', 'report', 'query', 'figures', 'data'],
  excel: ['workbook', 'report', 'data'],
  xlsx: ['workbook', 'report', 'data'],
  text: [],
  taskpane: ['app', 'text'],
  commands: ['app', 'text'],
  functions: ['app', 'text'],
  cli: ['app', 'text', 'workbook', 'report', 'query', 'figures', 'data'],
} as const

/** Folders that may name the types of the core, but run none of its code. */
const TYPES_OF_CORE = ['text', 'taskpane', 'commands', 'functions']
const CORE = ['data', 'figures', 'query', 'report', 'workbook', 'app']

/** The only files that choose an adapter. */
const COMPOSITION_ROOTS = '^src/(taskpane/index\\.tsx|(commands|functions)/index\\.ts|cli/main\\.ts)$'

/** Packages that belong to one folder, and what they would bring elsewhere. */
const PACKAGES = [
  { packages: 'fflate|@xmldom', folder: 'xlsx' },
  { packages: 'react|react-dom|@fluentui', folder: 'taskpane' },
  { packages: 'intl-messageformat', folder: 'text' },
]

function folderRule(folder: keyof typeof MAY_IMPORT): Rule {
  const allowed = [folder, 'base', ...MAY_IMPORT[folder]].join('|')
  return {
    name: `${folder} imports only ${[...MAY_IMPORT[folder], 'base'].join(', ')}`,
    severity: 'error',
    from: { path: `^src/${folder}/`, pathNot: COMPOSITION_ROOTS },
    to: {
      path: '^src/',
      pathNot: `^src/(${allowed})/`,
      ...(TYPES_OF_CORE.includes(folder) ? { dependencyTypesNot: ['type-only'] } : {}),
    },
  }
}

/** The import table as rules of dependency-cruiser. */
export const IMPORT_RULES: IFlattenedRuleSet = {
  forbidden: [
    ...(Object.keys(MAY_IMPORT) as (keyof typeof MAY_IMPORT)[]).map(folderRule),
    {
      name: 'only composition roots name an adapter',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(excel|xlsx)/|${COMPOSITION_ROOTS}` },
      to: { path: '^src/(excel|xlsx)/' },
    },
    {
      name: 'types reach no further than the core',
      severity: 'error',
      from: { path: `^src/(${TYPES_OF_CORE.join('|')})/`, pathNot: COMPOSITION_ROOTS },
      to: { path: '^src/', pathNot: `^src/($1|base|text|${CORE.join('|')})/` },
    },
    {
      name: 'base imports nothing',
      severity: 'error',
      from: { path: '^src/base/' },
      to: { pathNot: '^src/base/' },
    },
    { name: 'no circular imports', severity: 'error', from: { path: '^src/' }, to: { circular: true } },
    { name: 'src never imports tests', severity: 'error', from: { path: '^src/' }, to: { path: '^tests/' } },
    { name: 'every import is found', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'users need no development dependency',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      // Everything else runs in a browser too.
      name: 'Node itself only in the command line and in files named so',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/|[-./]node\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    ...PACKAGES.map(({ packages, folder }): Rule => ({
      name: `${packages.replaceAll('|', ', ')} only in ${folder}`,
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/${folder}/` },
      to: { path: `(^|/)node_modules/(${packages})(/|$)` },
    })),
  ],
}
