/** Three versions of the built-in data set, in folders: figures revised, added, withdrawn and back again. */
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readPackage } from '../../src/data/package.ts'
import type { Dataset } from '../../src/data/table.ts'

type Change = readonly [from: string | RegExp, to: string]

const SECOND: Readonly<Record<string, readonly Change[]>> = {
  'datapackage.json': [['"1.0.0"', '"1.1.0"']],
  'seizures.csv': [
    ['heroin,250,', 'heroin,310,'],
    [/^S003,.*\n/m, ''],
    [
      /$/,
      'S004,CARICC,organisation,quantity-seized,opium,140,kg,exact,2012,2012,unodc-2011,p5\n' +
        'S005,KAZ,state,quantity-seized,heroin,12.5,kg,exact,2013,2013,unodc-2011,p5\n',
    ],
  ],
  'funding.csv': [['270000000,stated', '280000000,stated']],
  'assistance.csv': [['granted,30,', 'granted,35,']],
  'participation.csv': [[/^P003,.*\n/m, '']],
}

const THIRD: Readonly<Record<string, readonly Change[]>> = {
  'datapackage.json': [['"1.1.0"', '"1.2.0"']],
  'seizures.csv': [
    ['heroin,310,', 'heroin,333,'],
    [/^S004,.*\n/m, ''],
    [/$/, 'S006,CARICC,organisation,quantity-seized,opium,8,kg,at-least,2014,2014,unodc-2011,p5\n'],
  ],
  'assistance.csv': [['sent,140,', 'sent,141,']],
  'participation.csv': [[/$/, 'P003,conference-almaty-2002,KAZ,state,participant,,unis-2002,p12\n']],
}

/** Writes the versions as folders `1`, `2` and `3`. */
export async function writeVersions(folder: string): Promise<void> {
  await cp('assets/dataset', join(folder, '1'), { recursive: true })
  await change(folder, '1', '2', SECOND)
  await change(folder, '2', '3', THIRD)
}

async function change(folder: string, from: string, to: string, files: typeof SECOND): Promise<void> {
  await cp(join(folder, from), join(folder, to), { recursive: true })
  for (const [name, changes] of Object.entries(files)) {
    const path = join(folder, to, name)
    let text = await readFile(path, 'utf8')
    for (const [old, now] of changes) {
      const next = text.replace(old, now)
      if (next === text) throw new Error(`${name} has no ${String(old)}`)
      text = next
    }
    await writeFile(path, text)
  }
}

export async function readVersion(folder: string): Promise<Dataset> {
  const read = await readPackage(async (path) => readFile(join(folder, path)))
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}
