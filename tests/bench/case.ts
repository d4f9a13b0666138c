/**
 * One comparison. `prepare` makes the input of both sides outside the measured time; `ours` and `theirs`
 * do the same work on it. What they return is kept alive until the clock has stopped, and is handed to
 * `check` after the unmeasured first round, which throws when the two sides did not do the same work.
 */
export interface Case<Input, Ours = unknown, Theirs = unknown, Shaped = Input> {
  /** `csv`, `group`, `xlsx write`: what `--only` selects by its beginning. */
  readonly name: string
  readonly peer: string
  /** The ratio ours / theirs that must not be exceeded. */
  readonly reach: number
  /** Absent: milliseconds. `MB`: peak resident memory of a fresh process that prepares and runs one side. */
  readonly unit?: 'MB'
  /** Measured runs of each side; 5 when absent, 3 for memory. */
  readonly rounds?: number
  readonly prepare: () => Input | Promise<Input>
  readonly ours: (input: Input) => Ours | Promise<Ours>
  /**
   * The input in the peer's own shape, made outside the clock before each of its runs and dropped after it, so
   * that a heap full of the peer's objects does not slow our side's run.
   */
  readonly shape?: (input: Input) => Shaped | Promise<Shaped>
  readonly theirs: (input: Shaped) => Theirs | Promise<Theirs>
  readonly check?: (ours: Ours, theirs: Theirs) => void
}

/** A case whose types are known to itself only: the harness hands each value back to where it came from. */
export type AnyCase = Case<unknown>

/** Checks a case against its own types, then forgets them, so that cases of different input share a list. */
export function defineCase<Input, Ours, Theirs, Shaped = Input>(
  definition: Case<Input, Ours, Theirs, Shaped>,
): AnyCase {
  return definition as unknown as AnyCase
}
