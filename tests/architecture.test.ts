import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cruise } from 'dependency-cruiser'
import type { ICruiseResult } from 'dependency-cruiser'
import ts from 'typescript'
import { afterAll, describe, expect, it } from 'vitest'
import { IMPORT_RULES } from './support/import-rules.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

async function violations(baseDir: string): Promise<string[]> {
  const { output } = await cruise(
    ['src'],
    {
      baseDir,
      validate: true,
      ruleSet: IMPORT_RULES,
      tsPreCompilationDeps: true,
      doNotFollow: 'node_modules',
    },
    {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  )
  return (output as ICruiseResult).summary.violations.map((it) => `${it.rule.name}: ${it.from} -> ${it.to}`)
}

function files(folder: string, pattern: RegExp): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => pattern.test(path) && !path.includes('node_modules'))
    .map((path) => join(folder, path))
}

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

describe('imports', () => {
  it('follow the table', { timeout: 60_000 }, async () => {
    expect(await violations(ROOT)).toEqual([])
  })

  describe('that break it are found', () => {
    const house = mkdtempSync(join(tmpdir(), 'concord-house-'))
    afterAll(() => rmSync(house, { recursive: true }))
    const put = (path: string, text: string) => {
      mkdirSync(dirname(join(house, path)), { recursive: true })
      writeFileSync(join(house, path), text)
    }

    it('in every folder', { timeout: 60_000 }, async () => {
      put('package.json', '{ "name": "house", "type": "module", "dependencies": {} }')
      put('src/base/result.ts', "import '../data/table.ts'")
      put('src/data/table.ts', "import type { X } from './row.ts'\nexport type T = X")
      put('src/data/row.ts', "import type { T } from './table.ts'\nexport type X = T")
      put('src/figures/bound.ts', "import '../query/query.ts'")
      put('src/query/query.ts', "import 'node:fs'")
      put('src/report/plan.ts', "import '../text/en.ts'")
      put(
        'src/text/en.ts',
        "import type { X } from '../data/row.ts'\nimport '../data/row.ts'\nexport type E = X",
      )
      put('src/excel/book.ts', "import '../xlsx/book.ts'")
      put('src/xlsx/book.ts', 'export {}')
      put('src/app/write.ts', "import '../xlsx/book.ts'")
      put('src/taskpane/index.tsx', "import '../excel/book.ts'\nimport '../app/write.ts'")
      put('src/taskpane/App.tsx', "import type {} from '../excel/book.ts'\nimport '../nowhere.ts'")
      expect((await violations(house)).sort()).toEqual([
        'Node itself only in the command line and in files named so: src/query/query.ts -> fs',
        'app imports only workbook, report, query, figures, data, base: src/app/write.ts -> src/xlsx/book.ts',
        'base imports nothing: src/base/result.ts -> src/data/table.ts',
        'base imports only base: src/base/result.ts -> src/data/table.ts',
        'every import is found: src/taskpane/App.tsx -> ../nowhere.ts',
        'excel imports only workbook, report, data, base: src/excel/book.ts -> src/xlsx/book.ts',
        'figures imports only data, base: src/figures/bound.ts -> src/query/query.ts',
        'no circular imports: src/data/row.ts -> src/data/table.ts',
        'only composition roots name an adapter: src/app/write.ts -> src/xlsx/book.ts',
        'only composition roots name an adapter: src/taskpane/App.tsx -> src/excel/book.ts',
        'report imports only query, figures, data, base: src/report/plan.ts -> src/text/en.ts',
        'text imports only base: src/text/en.ts -> src/data/row.ts',
        'types reach no further than the core: src/taskpane/App.tsx -> src/excel/book.ts',
      ])
    })
  })
})

describe('names', () => {
  /** Names that stand for a host or a format, and the only folders that may speak of them. */
  const KEPT: readonly { readonly name: string; readonly home: RegExp }[] = [
    { name: 'Excel', home: /^src\/excel\// },
    { name: 'Office', home: /^src\/(excel|taskpane|commands|functions)\// },
    { name: 'DOMParser', home: /^src\/xlsx\// },
    { name: 'CompressionStream', home: /^src\/xlsx\// },
    { name: 'DecompressionStream', home: /^src\/xlsx\// },
  ]

  function identifiers(path: string, text: string): Set<string> {
    const names = new Set<string>()
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node)) names.add(node.text)
      ts.forEachChild(node, visit)
    }
    visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest))
    return names
  }

  it('of hosts and formats stay at home', () => {
    const strays = files('src', /\.tsx?$/).flatMap((path) => {
      const used = identifiers(path, read(path))
      return KEPT.filter(({ name, home }) => used.has(name) && !home.test(path)).map(
        (it) => `${path}: ${it.name}`,
      )
    })
    expect(strays).toEqual([])
    expect(identifiers('a.ts', 'let a: Excel.Range')).toContain('Excel')
  })
})

describe('the repository', () => {
  it('keeps its top level small', () => {
    const known = [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'assets',
      'eslint.config.js',
      'manifest.xml',
      'package-lock.json',
      'package.json',
      'sideload.js',
      'src',
      'tests',
      'tsconfig.json',
      'webpack.config.js',
    ]
    const made = /^(node_modules|dist|coverage|.*\.xlsx)$/
    const found = readdirSync(ROOT).filter((name) => !name.startsWith('.') && !made.test(name))
    expect(found.sort()).toEqual(known)
  })

  it.each(['package.json', 'tests/bench/package.json'])('names exact versions in %s', (path) => {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(read(path)) as Record<
      string,
      Record<string, string> | undefined
    >
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    )
    expect(loose).toEqual([])
  })

  it('names no folder of anyone’s machine', () => {
    const home = new RegExp(
      `(^|[\\s'"\`(=])(/(${['work', 'home', 'Users', 'root'].join('|')})/\\w|C:\\\\Users)`,
      'm',
    )
    const texts = [
      ...files('src', /\.\w+$/),
      ...files('tests', /\.(ts|tsx|js|mjs|json|md|html)$/),
      ...files('.ci', /./),
      ...['README.md', 'CHANGELOG.md', 'package.json', 'sideload.js', 'webpack.config.js', 'manifest.xml'],
    ]
    expect(texts.filter((path) => home.test(read(path)))).toEqual([])
    expect(home.test(`cd ${['', 'home', 'ada'].join('/')}`)).toBe(true)
  })
})
