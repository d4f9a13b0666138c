import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { DOMParser, type Document, type Element } from '@xmldom/xmldom'
import { OfficeAddinManifest } from 'office-addin-manifest'
import { describe, expect, it } from 'vitest'
import { FUNCTIONS } from '../src/commands/index.ts'
import { REPORT_KINDS } from '../src/report/report.ts'

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))
const MANIFEST = at('manifest.xml')
const LOCAL = 'https://localhost:3000/'

const parse = (text: string): Document => new DOMParser().parseFromString(text, 'text/xml')
const text = readFileSync(MANIFEST, 'utf8')
const manifest = parse(text)
const all = (name: string): Element[] => [...manifest.getElementsByTagNameNS('*', name)]
const children = (element: Element): Element[] =>
  [...element.childNodes].filter((node): node is Element => node.nodeType === 1)

/** Children in the order of Microsoft's schemas; a parent that is not here holds any order. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  OfficeApp: [
    'Id',
    'AlternateId',
    'Version',
    'ProviderName',
    'DefaultLocale',
    'DisplayName',
    'Description',
    'IconUrl',
    'HighResolutionIconUrl',
    'SupportUrl',
    'AppDomains',
    'Hosts',
    'Requirements',
    'DefaultSettings',
    'Permissions',
    'VersionOverrides',
    'ExtendedOverrides',
  ],
  VersionOverrides: [
    'Description',
    'Requirements',
    'Hosts',
    'Resources',
    'WebApplicationInfo',
    'EquivalentAddins',
  ],
  Host: ['Runtimes', 'AllFormFactors', 'DesktopFormFactor'],
  AllFormFactors: ['ExtensionPoint'],
  DesktopFormFactor: ['GetStarted', 'FunctionFile', 'ExtensionPoint'],
  GetStarted: ['Title', 'Description', 'LearnMoreUrl'],
  ExtensionPoint: ['OfficeTab', 'CustomTab', 'OfficeMenu', 'Script', 'Page', 'Metadata', 'Namespace'],
  OfficeTab: ['Group'],
  Group: ['OverriddenByRibbonApi', 'Label', 'Icon', 'Control'],
  Control: ['OverriddenByRibbonApi', 'Label', 'Supertip', 'Icon', 'Action', 'Enabled', 'Items'],
  Items: ['Item'],
  Item: ['OverriddenByRibbonApi', 'Label', 'Supertip', 'Icon', 'Action', 'Enabled'],
  Supertip: ['Title', 'Description'],
  Action: ['TaskpaneId', 'SourceLocation', 'Title', 'FunctionName'],
  Resources: ['Images', 'Urls', 'ShortStrings', 'LongStrings'],
  DefaultSettings: ['SourceLocation'],
  Requirements: ['Sets', 'Methods'],
}

/** Limits of the schemas, in characters. */
const LIMIT = { ShortStrings: 125, LongStrings: 250, id: 32 }

describe('manifest.xml', () => {
  it('is read by Microsoft’s own reader', async () => {
    expect(await OfficeAddinManifest.readManifestFile(MANIFEST)).toMatchObject({
      id: '6b1c2f0e-93d4-4c57-8a1e-5f0e7d2b9c46',
      officeAppType: 'TaskPaneApp',
      hosts: ['Workbook'],
      permissions: 'ReadWriteDocument',
      defaultLocale: 'en-US',
      supportUrl: `${LOCAL}support.html`,
      defaultSettings: { sourceLocation: `${LOCAL}taskpane.html` },
    })
  })

  it('has the version of the package', () => {
    const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { version: string }
    expect(all('Version')[0]?.textContent).toBe(`${version}.0`)
  })

  it('orders its elements as the schemas do', () => {
    const misplaced = Object.entries(ORDER).flatMap(([parent, order]) =>
      all(parent).flatMap((element) => {
        const found = children(element).map((child) => order.indexOf(child.localName ?? ''))
        return found.some((place, index) => place < 0 || place < (found[index - 1] ?? 0)) ? [parent] : []
      }),
    )
    expect(misplaced).toEqual([])
  })

  it('shares one runtime, and asks for no more than it needs', () => {
    const sets = all('Set').map((set) => [set.getAttribute('Name'), set.getAttribute('MinVersion')])
    expect(sets).toEqual([
      ['SharedRuntime', '1.1'],
      ['ExcelApi', '1.13'],
    ])
    const runtime = all('Runtime')[0]
    expect(runtime?.getAttribute('lifetime')).toBe('long')
    const pages = ['Runtime', 'FunctionFile', 'SourceLocation'].flatMap((name) =>
      all(name).map((element) => element.getAttribute('resid')),
    )
    expect(new Set(pages.filter(Boolean))).toEqual(new Set(['Taskpane.Url']))
  })

  it('calls commands by the names that the page gives them, one a button', () => {
    const called = all('FunctionName').map((element) => element.textContent)
    expect(called.length).toBe(new Set(called).size)
    expect([...called].sort()).toEqual([...FUNCTIONS].sort())
    const items = all('Items').map((menu) => children(menu).length)
    expect(items).toEqual([REPORT_KINDS.length, 2])
  })

  it('defines every resource once, and uses every one', () => {
    const ids = ['Image', 'Url', 'String'].flatMap((name) => all(name).map((it) => it.getAttribute('id')))
    const defined = ids.filter((id) => id !== null)
    const used = [...text.matchAll(/resid="([^"]+)"/g)].map((match) => match[1])
    expect(new Set(defined).size).toBe(defined.length)
    expect(new Set(used)).toEqual(new Set(defined))
    expect(defined.filter((id) => id.length > LIMIT.id)).toEqual([])
  })

  it('has icons of every size that it promises, of that size', () => {
    const icons = [...text.matchAll(new RegExp(`${LOCAL}(assets/icons/concord-(\\d+)\\.png)`, 'g'))]
    const wrong = icons.filter(([, path, size]) => {
      const png = readFileSync(at(path!))
      return png.readUInt32BE(16) !== Number(size) || png.readUInt32BE(20) !== Number(size)
    })
    expect(wrong).toEqual([])
    for (const icon of all('Icon')) {
      const sizes = children(icon).map((image) => Number(image.getAttribute('size')))
      expect(sizes).toEqual(expect.arrayContaining([16, 32, 80]))
      for (const image of children(icon)) {
        const resource = all('Image').find((it) => it.getAttribute('id') === image.getAttribute('resid'))
        expect(resource?.getAttribute('DefaultValue')).toContain(`-${image.getAttribute('size')}.png`)
      }
    }
  })

  it('says everything in English and in Russian, within the limits', () => {
    const said = [...all('String'), ...all('DisplayName'), ...children(manifest.documentElement!)]
      .filter((element) => element.hasAttribute('DefaultValue') && !/Url$/.test(element.localName ?? ''))
      .map((element) => {
        const russian = children(element).find((it) => it.getAttribute('Locale') === 'ru-RU')
        const parent = (element.parentNode as Element).localName
        const limit =
          parent === 'ShortStrings' || element.localName === 'DisplayName' ? 'ShortStrings' : 'LongStrings'
        const texts = [element.getAttribute('DefaultValue') ?? '', russian?.getAttribute('Value') ?? '']
        return { texts, limit: LIMIT[limit] }
      })
    expect(said.length).toBeGreaterThan(6)
    expect(said.filter(({ texts, limit }) => texts.some((it) => it === '' || it.length > limit))).toEqual([])
  })
})

describe.skipIf(!existsSync(at('dist/manifest.xml')))('the built folder (npm run build)', () => {
  it('holds every file that its manifest names', () => {
    const built = readFileSync(at('dist/manifest.xml'), 'utf8')
    const home = /<SourceLocation DefaultValue="([^"]+)taskpane\.html"/.exec(built)?.[1] ?? ''
    expect(home).toMatch(/^https:\/\/.+\/$/)
    const named = [...built.matchAll(/DefaultValue="(https:[^"]+)"/g)].map((match) => match[1]!)
    const missing = named.filter(
      (url) => !url.startsWith(home) || !existsSync(at(`dist/${url.slice(home.length)}`)),
    )
    expect(named.length).toBeGreaterThan(10)
    expect(missing).toEqual([])
    if (home !== LOCAL) expect(built).not.toContain('localhost')
  })
})
