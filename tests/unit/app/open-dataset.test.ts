import { readdir, readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDataset, UnreachableError } from '../../../src/app/open-dataset.ts'

const ASSETS = 'assets/dataset'
const files = async (...wanted: RegExp[]): Promise<File[]> => {
  const names = (await readdir(ASSETS)).filter((name) => wanted.some((it) => it.test(name)))
  return Promise.all(names.map(async (name) => new File([await readFile(`${ASSETS}/${name}`)], name)))
}

describe('a data set from chosen files', () => {
  it('is a package, whatever order its files come in', async () => {
    const chosen = await files(/\.csv$/, /\.json$/)
    const read = await openDataset({ kind: 'files', files: chosen.reverse() })
    expect(read.ok && [read.value.name, read.value.tables.size]).toEqual(['central-asia-drug-control', 9])
  })

  it('is found by a descriptor of another name, which its problems carry', async () => {
    const [descriptor] = await files(/datapackage\.json$/)
    const other = new File([await descriptor!.text()], 'mine.json')
    expect((await openDataset({ kind: 'files', files: [...(await files(/\.csv$/)), other] })).ok).toBe(true)
    const broken = await openDataset({ kind: 'files', files: [new File(['{'], 'mine.json')] })
    expect(broken).toMatchObject({ ok: false, error: [{ code: 'data/not-json', file: 'mine.json' }] })
  })

  it('names the tables that were not chosen', async () => {
    const read = await openDataset({ kind: 'files', files: await files(/\.json$/, /^areas/) })
    const missing = read.ok ? [] : read.error.filter(({ code }) => code === 'data/file-missing')
    expect(missing.map(({ file }) => file)).toContain('seizures.csv')
    expect(missing).toHaveLength(8)
  })

  it('is one table where one CSV file was chosen', async () => {
    const read = await openDataset({ kind: 'files', files: [new File(['a;b\n1;x\n'], 'my figures.csv')] })
    expect(read.ok && [...read.value.tables.keys()]).toEqual(['my figures'])
  })
})

describe('a data set behind an address', () => {
  let server: Server
  let url: string
  let missing: string | null
  beforeEach(async () => {
    missing = null
    server = createServer((request, response) => {
      const name = request.url?.split('/').pop() ?? ''
      if (name === missing) return void response.writeHead(404).end()
      void readFile(`${ASSETS}/${name}`).then((bytes) => response.end(bytes))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/dataset/`
  })
  afterEach(() => new Promise((resolve) => server.close(resolve)))

  it('is read whole', async () => {
    const read = await openDataset({ kind: 'folder', url })
    expect(read.ok && read.value.tables.size).toBe(9)
  })

  it('is out of reach, which is no problem of the data, where a file cannot be had', async () => {
    missing = 'seizures.csv'
    const opened = openDataset({ kind: 'folder', url })
    await expect(opened).rejects.toThrow(UnreachableError)
    await expect(opened).rejects.toThrow(/seizures\.csv: 404/)
  })

  it('is given up with the reason of whoever cancels', async () => {
    const cancelling = new AbortController()
    const opened = openDataset({ kind: 'folder', url }, { signal: cancelling.signal })
    cancelling.abort(new Error('never mind'))
    await expect(opened).rejects.toThrow('never mind')
    await expect(opened).rejects.not.toThrow(UnreachableError)
  })
})
