import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))
const readme = readFileSync(at('README.md'), 'utf8')
const project = JSON.parse(readFileSync(at('package.json'), 'utf8')) as {
  scripts: Record<string, string>
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  engines: { node: string }
}
const scripts = Object.keys(project.scripts)

/** Of `npm run NAME`, `npm test` and `npm start`. */
const named = (text: string): string[] =>
  [...text.matchAll(/npm (?:run ([\w:-]+)|(test|start)\b)/g)].map((match) => match[1] ?? match[2]!)

describe('the README', () => {
  it('names only scripts that there are', () => {
    expect(named(readme).filter((name) => !scripts.includes(name))).toEqual([])
  })

  it('tells what every script does', () => {
    const table = readme.slice(readme.indexOf('## Development'), readme.indexOf('### Dependencies'))
    expect(scripts.filter((name) => !named(table).includes(name))).toEqual([])
  })

  it('shows commands that can be typed as they stand', () => {
    const lines = [...readme.matchAll(/```sh\n([^]*?)```/g)].flatMap((match) => match[1]!.trim().split('\n'))
    expect(lines.length).toBeGreaterThan(4)
    expect(lines.filter((line) => line !== 'npm ci' && !scripts.includes(named(line)[0] ?? ''))).toEqual([])
  })

  it('gives a reason for every dependency, and for no other', () => {
    const tables = readme.slice(readme.indexOf('### Dependencies'), readme.indexOf('## Licence'))
    const reasoned = [...tables.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell]) =>
      [...cell!.matchAll(/`([^`]+)`/g)].map((match) => match[1]!),
    )
    const all = Object.keys({ ...project.dependencies, ...project.devDependencies })
    expect(reasoned.sort()).toEqual(all.sort())
  })

  it('links to files that there are', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map((match) => match[1]!)
    expect(links.filter((path) => !existsSync(at(path)))).toEqual([])
  })

  it('asks for the Node that the project asks for', () => {
    const [version] = /\d+\.\d+/.exec(project.engines.node) ?? ['none']
    expect(readme).toContain(`${version} or later`)
  })
})
