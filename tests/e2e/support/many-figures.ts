/** A data package with as many seizures as wanted, for what only shows in large tables. */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const BUILT_IN = fileURLToPath(new URL('../../../assets/dataset/', import.meta.url))
const AREAS = ['AFG', 'ARM', 'AZE', 'KAZ', 'KGZ', 'TJK', 'TKM', 'UZB']
const two = (value: number): string => String(value).padStart(2, '0')

/** One seizure a row, the same on every run; `raised` rows have a greater value. */
function* seizures(rows: number, raised: number): Generator<string> {
  yield 'figure,reporter,reporter_kind,measure,substance,value,unit,qualifier,start,end,source,locator'
  for (let i = 0; i < rows; i++) {
    const day = `${2000 + (i % 24)}-${two(1 + (i % 12))}-${two(1 + (i % 28))}`
    const value = ((i * 7919) % 99991) / 10 + (i < raised ? 1 : 0)
    const bound = i % 5 ? 'exact' : 'more-than'
    const cells = ['quantity-seized', i % 2 ? 'heroin' : 'opium', value, 'kg', bound, day, day, 'unodc-2011']
    yield [`F${i}`, AREAS[i % AREAS.length], 'state', ...cells, `p${1 + (i % 40)}`].join(',')
  }
}

/** Writes the package into a folder and returns the paths of its files. */
export function manyFigures(folder: string, rows: number, { version = '1.0.0', raised = 0 } = {}): string[] {
  mkdirSync(folder, { recursive: true })
  cpSync(BUILT_IN, folder, { recursive: true })
  const descriptor = join(folder, 'datapackage.json')
  const text = readFileSync(descriptor, 'utf8').replace(/"version": "[^"]*"/, `"version": "${version}"`)
  writeFileSync(descriptor, text)
  writeFileSync(join(folder, 'seizures.csv'), `${[...seizures(rows, raised)].join('\n')}\n`)
  return readdirSync(folder)
    .filter((name) => /\.(csv|json)$/.test(name))
    .map((name) => join(folder, name))
}
