import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readCsvDataset, readPackage, type FileAccess } from '../../../src/data/package.ts'
import { isInsidePackage } from '../../../src/data/package/safe-path.ts'

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const resource = (name: string, path: string) => ({
  name,
  path,
  schema: { fields: [{ name: 'a', type: 'string' }], primaryKey: ['a'] },
})
const FILES: Readonly<Record<string, string>> = {
  'datapackage.json': JSON.stringify({
    name: 'two',
    title: 'Two tables',
    version: '1.2.0',
    created: '2026-01-02T00:00:00Z',
    sources: [{ title: 'A text', path: 'https://example.org/a' }, { title: 'Another' }],
    licenses: [{ name: 'CC0-1.0', title: 'Public domain' }, { path: 'https://example.org/licence' }],
    resources: [resource('second', 'sub/b.csv'), resource('first', 'a.csv')],
  }),
  'sub/b.csv': 'a\nx\n',
  'a.csv': 'a\ny\nz\n',
}

function accessTo(files: Readonly<Record<string, string>>, asked: string[] = []): FileAccess {
  return (path) => {
    asked.push(path)
    const text = files[path]
    return text === undefined ? Promise.reject(new Error('not there')) : Promise.resolve(encode(text))
  }
}

describe('a package', () => {
  test('is a data set with its credits and the hash of its tables in their order', async () => {
    const asked: string[] = []
    const result = await readPackage(accessTo(FILES, asked))
    expect(asked).toEqual(['datapackage.json', 'sub/b.csv', 'a.csv'])
    const value = result.ok && result.value
    expect(value).toMatchObject({
      name: 'two',
      title: 'Two tables',
      version: '1.2.0',
      created: '2026-01-02T00:00:00Z',
      hash: createHash('sha256').update('a\nx\na\ny\nz\n').digest('hex'),
      sources: [{ title: 'A text', path: 'https://example.org/a' }, { title: 'Another' }],
      licences: [{ name: 'CC0-1.0', title: 'Public domain' }, { name: 'https://example.org/licence' }],
    })
    expect(value && [...value.tables].map(([name, table]) => [name, table.rows])).toEqual([
      ['second', 1],
      ['first', 2],
    ])
  })

  test('is not asked for files when its descriptor is wrong', async () => {
    const asked: string[] = []
    const descriptor = JSON.stringify({ resources: [resource('a', 'a.csv'), resource('b', '../b.csv')] })
    const result = await readPackage(accessTo({ 'datapackage.json': descriptor }, asked))
    expect(result.ok).toBe(false)
    expect(asked).toEqual(['datapackage.json'])
  })

  test('may name itself sparsely', async () => {
    const descriptor = JSON.stringify({ resources: [{ name: 'a', path: 'a.csv' }] })
    const result = await readPackage(
      accessTo({ 'datapackage.json': `\uFEFF${descriptor}`, 'a.csv': 'n\n1\n' }),
    )
    expect(result.ok && result.value).toMatchObject({
      name: '',
      title: '',
      version: '',
      created: '',
      sources: [],
    })
    expect(result.ok && result.value.tables.get('a')!.schema.fields).toEqual([{ name: 'n', type: 'integer' }])
  })

  test('says how far its reading is, over all files', async () => {
    const seen: string[] = []
    await readPackage(accessTo(FILES), { progress: (done, total) => seen.push(`${done}/${total}`) })
    expect(seen).toEqual(['4/10', '10/10'])
  })

  test.each([
    ['before it starts', 0],
    ['while files arrive', 1],
  ])('stops with the reason when it is cancelled %s', async (_, after) => {
    const controller = new AbortController()
    const reason = new Error('enough')
    let asked = 0
    const access: FileAccess = async (path) => {
      if (asked++ === after) controller.abort(reason)
      return accessTo(FILES)(path)
    }
    if (after === 0) controller.abort(reason)
    await expect(readPackage(access, { signal: controller.signal })).rejects.toBe(reason)
  })
})

describe('a CSV file alone', () => {
  test('is a data set of one table, named after the file', async () => {
    const result = await readCsvDataset(encode('area;n\nKAZ;1\n'), 'C:\\data\\my seizures.2015.csv')
    expect(result.ok && [result.value.name, [...result.value.tables.keys()]]).toEqual([
      'my seizures.2015',
      ['my seizures.2015'],
    ])
    expect(result.ok && result.value.hash).toMatch(/^[0-9a-f]{64}$/)
  })

  test('has no key to check its values against, but its shape is checked', async () => {
    const result = await readCsvDataset(encode('a,b\n1,2\n"3\n'), 'x/broken.csv')
    expect(!result.ok && result.error).toEqual([
      { code: 'data/unterminated-quote', file: 'broken.csv', row: 3, column: 'a' },
    ])
  })
})

test.each(['a.csv', 'data/a.csv', './a.csv', 'a b/ü.csv', 'a..b/..c.csv', 'a%20b.csv'])(
  '%j is inside',
  (path) => {
    expect(isInsidePackage(path)).toBe(true)
  },
)
