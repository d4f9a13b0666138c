import { afterEach, describe, expect, it, vi } from 'vitest'
import { findHost } from '../../../src/taskpane/host.ts'

const office = (onReady: () => Promise<unknown>, theme?: object) => ({
  onReady,
  context: { displayLanguage: 'ru-RU', officeTheme: theme },
})
const here = Promise.resolve(true)
const inExcel = () => Promise.resolve({ host: 'Excel', platform: 'PC' })

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('finding the host', () => {
  it.each([
    ['its own word', { isDarkTheme: true, bodyBackgroundColor: '#FFFFFF' }, true],
    ['a dark background', { bodyBackgroundColor: '#262626' }, true],
    ['a light background', { bodyBackgroundColor: '#E6E6E6' }, false],
    ['nothing', undefined, false],
  ])('takes the theme from %s', async (_, theme, dark) => {
    vi.stubGlobal('Office', office(inExcel, theme))
    expect(await findHost(here)).toEqual({ language: 'ru-RU', dark })
  })

  it('waits for Office.js to arrive', async () => {
    vi.useFakeTimers()
    const arrived = new Promise<boolean>((resolve) => setTimeout(() => resolve(true), 1000))
    const found = findHost(arrived)
    vi.stubGlobal('Office', office(inExcel))
    await vi.advanceTimersByTimeAsync(1000)
    expect(await found).toEqual({ language: 'ru-RU', dark: false })
  })

  it('is over at once where Office.js cannot be had', async () => {
    vi.useFakeTimers()
    expect(await findHost(Promise.resolve(false))).toBeNull()
  })

  it('finds none where no program is around', async () => {
    vi.stubGlobal(
      'Office',
      office(() => Promise.resolve({ host: null, platform: null })),
    )
    expect(await findHost(here)).toBeNull()
  })

  it.each([
    ['Office.js never arrives', new Promise<boolean>(() => {})],
    ['Office.js never answers', here],
  ])('gives up after three seconds when %s', async (_, arrived) => {
    vi.useFakeTimers()
    vi.stubGlobal(
      'Office',
      office(() => new Promise(() => {})),
    )
    let found: unknown = 'waiting'
    void findHost(arrived).then((host) => (found = host))
    await vi.advanceTimersByTimeAsync(2900)
    expect(found).toBe('waiting')
    await vi.advanceTimersByTimeAsync(200)
    expect(found).toBeNull()
  })
})
