/** Edits between two words: letters put in, left out, replaced or swapped with their neighbour. */
export function distance(a: string, b: string): number {
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min(
        (previous[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (same ? 0 : 1),
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (before[j - 2] ?? 0) + 1)
      }
      current.push(least)
    }
    before = previous
    previous = current
  }
  return previous[b.length] ?? 0
}

/** What an analyst may have meant: a value and the other names by which it is known. */
export interface Candidate {
  readonly value: string
  readonly names: readonly string[]
}

/** The values nearest to what was written, nearest first; a name that begins with it counts as near. */
export function nearest(written: string, candidates: readonly Candidate[], most = 3): Candidate[] {
  const asked = written.toLowerCase()
  const far = (name: string): number => {
    const lower = name.toLowerCase()
    return asked.length > 1 && lower.startsWith(asked) ? 0.5 : distance(asked, lower)
  }
  const near = candidates
    .map((candidate) => ({ candidate, far: Math.min(...[candidate.value, ...candidate.names].map(far)) }))
    .filter((it) => it.far <= Math.max(2, Math.ceil(asked.length / 2)))
    .sort((a, b) => a.far - b.far)
  const least = near[0]?.far ?? 0
  return near
    .filter(({ far: it }) => it <= least + 1)
    .slice(0, most)
    .map(({ candidate }) => candidate)
}
