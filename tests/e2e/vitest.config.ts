import { defineConfig } from 'vitest/config'

/** What is measured has the machine for itself. */
const MEASURED = ['tests/e2e/start.test.ts', 'tests/e2e/blocks.test.ts']

const common = { testTimeout: 60_000, hookTimeout: 60_000 }

export default defineConfig({
  test: {
    reporters: ['default', './tests/support/counts.ts'],
    projects: [
      {
        test: {
          ...common,
          name: 'measured',
          include: MEASURED,
          maxWorkers: 1,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...common,
          name: 'behaviour',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: MEASURED,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
