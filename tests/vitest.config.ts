import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**', 'tests/bench/**', '**/node_modules/**'],
    reporters: ['default', './tests/support/counts.ts'],
    // The main process only waits, so every core may work.
    maxWorkers: '100%',
    testTimeout: 20_000,
  },
})
