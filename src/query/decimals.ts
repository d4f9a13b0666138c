/**
 * Sums of decimals that are decimals: 0.1 + 0.2 is 0.3. The values of one column are added as whole numbers
 * of their smallest decimal, which is exact in any order; where they have too many decimals or are too large
 * for that, Neumaier's compensated summation keeps the rounding error below one unit in the last place.
 */
const MOST_DECIMALS = 9

/** The power of ten that makes all of the values whole and keeps every sum of them exact; null: there is none. */
export function wholeScale(values: Float64Array): number | null {
  let scale = 1
  let magnitude = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if (Number.isNaN(value)) continue
    while (Math.round(value * scale) / scale !== value) {
      scale *= 10
      if (scale > 10 ** MOST_DECIMALS) return null
    }
    magnitude += Math.abs(value)
  }
  return magnitude * scale < Number.MAX_SAFE_INTEGER / 2 ? scale : null
}

/** The sum of the present values of each group; 0 for a group without any. */
export function sumByGroup(values: Float64Array, of: Uint32Array, groups: number): Float64Array {
  const scale = wholeScale(values)
  if (scale === null) return compensatedSums(values, of, groups)
  const sums = new Float64Array(groups)
  addWhole(sums, values, of, scale)
  return sums.map((sum) => sum / scale)
}

function addWhole(sums: Float64Array, values: Float64Array, of: Uint32Array, scale: number): void {
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if (!Number.isNaN(value)) sums[of[row]!]! += Math.round(value * scale)
  }
}

function compensatedSums(values: Float64Array, of: Uint32Array, groups: number): Float64Array {
  const sums = new Float64Array(groups)
  const lost = new Float64Array(groups)
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if (Number.isNaN(value)) continue
    const group = of[row]!
    const before = sums[group]!
    const after = before + value
    lost[group]! += Math.abs(before) >= Math.abs(value) ? before - after + value : value - after + before
    sums[group] = after
  }
  for (let group = 0; group < groups; group++) sums[group]! += lost[group]!
  return sums
}
