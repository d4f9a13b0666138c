import { afterEach, describe, expect, it, vi } from 'vitest'
import { findHost } from '../../../src/taskpane/host.ts'

const office = (onReady: () => Promise<unknown>, theme?: object) => ({
  onReady,
  context: { displayLanguage: 'ru-RU', officeTheme: theme },
})
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
    expect(await findHost()).toEqual({ language: 'ru-RU', dark })
  })

  it('waits for Office.js to arrive', async () => {
    vi.useFakeTimers()
    const found = findHost()
    await vi.advanceTimersByTimeAsync(1000)
    vi.stubGlobal('Office', office(inExcel))
    await vi.advanceTimersByTimeAsync(100)
    expect(await found).toEqual({ language: 'ru-RU', dark: false })
  })

  it.each([
    ['Office.js never arrives', undefined],
    ['no program is around', office(() => Promise.resolve({ host: null, platform: null }))],
    ['Office.js never answers', office(() => new Promise(() => {}))],
  ])('gives up after three seconds when %s', async (_, global) => {
    vi.useFakeTimers()
    if (global) vi.stubGlobal('Office', global)
    const found = findHost()
    await vi.advanceTimersByTimeAsync(3100)
    expect(await found).toBeNull()
  })
})
