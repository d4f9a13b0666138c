/** The version that `record.ts` describes and that is written. */
export const RECORD_VERSION = 1

/** Makes the stored record of one version into that of the next; it must not trust its shape. */
export type Migration = (stored: unknown) => unknown

/** `MIGRATIONS[0]` leads from version 1 to 2, and so on: a new version adds one step and changes no old one. */
const MIGRATIONS: readonly Migration[] = []

/** Leads a stored record from its version to the newest. */
export const migrate = (
  stored: unknown,
  version: number,
  steps: readonly Migration[] = MIGRATIONS,
): unknown => steps.slice(version - 1).reduce((record, step) => step(record), stored)
