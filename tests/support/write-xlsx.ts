import type { Work } from '../../src/base/work.ts'
import type { Plan } from '../../src/report/steps.ts'
import { nodeDeflater } from '../../src/xlsx/opc/deflater-node.ts'
import { writeXlsx, type WrittenXlsx } from '../../src/xlsx/index.ts'

/** The plan as a whole file in memory. */
export async function toXlsx(plan: Plan, work?: Work): Promise<WrittenXlsx & { readonly file: Uint8Array }> {
  const pieces: Uint8Array[] = []
  const written = await writeXlsx(plan, nodeDeflater, (piece) => void pieces.push(piece), work)
  return { ...written, file: Buffer.concat(pieces) }
}
