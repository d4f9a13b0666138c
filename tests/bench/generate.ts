/** Generated input: a fixed seed, so that every run and every machine measures the same bytes. */
import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Raise it whenever the bytes that a generator writes change: old caches are then left aside. */
const EDITION = 1

/** mulberry32: 32 bits of state, the same numbers everywhere. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * A file of generated text in the system's temporary folder, written once; `lines` yields its text in
 * pieces. Returns its path.
 */
export function cachedFile(name: string, lines: () => Iterable<string>): string {
  const folder = join(tmpdir(), `concord-bench-${EDITION}`)
  const path = join(folder, name)
  if (existsSync(path)) return path
  mkdirSync(folder, { recursive: true })
  const beside = `${path}.${process.pid}`
  const file = openSync(beside, 'w')
  let pending = ''
  for (const line of lines()) {
    pending += line
    if (pending.length < 1 << 20) continue
    writeSync(file, pending)
    pending = ''
  }
  writeSync(file, pending)
  closeSync(file)
  renameSync(beside, path)
  return path
}

const SUBSTANCES = (
  'Cocaine,Heroin,Cannabis herb,Cannabis resin,Methamphetamine,Amphetamine,MDMA,Opium,Morphine,Fentanyl,' +
  'Ketamine,LSD,GHB,Khat,Tramadol,Codeine,Methadone,Buprenorphine,Synthetic cannabinoids,Cathinones,' +
  'Captagon,Piperazines,Mescaline,Psilocybin,Benzodiazepines'
).split(',')
const UNITS = ['kg', 'litre', 'tablet']
const QUALIFIERS = ['exact', 'about', 'at-least', 'more-than']
const WORDS = (
  'seized,at,border,port,vehicle,container,mail,parcel,joint operation,lab,hidden,compartment,airport,' +
  'courier,unknown origin,sample,pending'
).split(',')
const RUSSIAN = ['изъято', 'на границе', 'контейнер', 'порт', 'посылка', 'лаборатория']
const letter = (n: number): string => String.fromCharCode(65 + (n % 26))

/** The lists that the seizures below draw from, for schemas and checks. */
export const seizureLists = {
  area: Array.from({ length: 200 }, (_, i) => letter(Math.floor(i / 26)) + letter(i) + letter(i * 7)),
  substance: SUBSTANCES,
  unit: UNITS,
  qualifier: QUALIFIERS,
  route: Array.from(
    { length: 40 },
    (_, i) => `Route ${String(i + 1).padStart(2, '0')}${i % 3 ? ' land' : ' sea'}`,
  ),
}

/**
 * Seizures: id, area (200), date (20 years), substance (25), unit (3), quantity (2% missing), qualifier (4),
 * route (40), source_id (5,000), note (free text, a quarter quoted, some with doubled quotes and Cyrillic).
 * One million rows are 114 MB.
 */
function* seizures(rows: number): Generator<string> {
  const random = randomFrom(12345)
  const below = (n: number): number => Math.floor(random() * n)
  const pick = (list: readonly string[]): string => list[below(list.length)] ?? ''
  const two = (n: number): string => String(n).padStart(2, '0')
  const { area, substance, unit, qualifier, route } = seizureLists
  yield 'id,area,date,substance,unit,quantity,qualifier,route,source_id,note\n'
  for (let i = 1; i <= rows; i++) {
    const date = `${2005 + below(20)}-${two(1 + below(12))}-${two(1 + below(28))}`
    const quantity = random() < 0.02 ? '' : Math.exp(random() * 12 - 4).toFixed(3)
    const length = 8 + below(44)
    let note = ''
    while (note.length < length) note += (note ? ' ' : '') + pick(random() < 0.08 ? RUSSIAN : WORDS)
    const quoting = random()
    if (quoting < 0.25) note = `"${note.replace(' ', ', ')}"`
    else if (quoting < 0.28) note = `"${note.replace(' ', ' ""x"" ')}"`
    const source = `SRC${String(below(5000)).padStart(5, '0')}`
    const texts = `${pick(area)},${date},${pick(substance)},${pick(unit)},${quantity},${pick(qualifier)},${pick(route)}`
    yield `${i},${texts},${source},${note}\n`
  }
}

/** Path of the seizures CSV file with that many rows. */
export const seizuresFile = (rows: number): string => cachedFile(`seizures-${rows}.csv`, () => seizures(rows))
