/** What a plan says of a workbook outside its cells: it names figures and their version, and must follow them. */
import type { BlockId } from '../report/report.ts'
import type { Plan } from '../report/steps.ts'
import { footerOf, footerText } from './footer.ts'
import { PROPERTIES, type Properties } from './properties.ts'
import type { BlockRecord, BlockText } from './record.ts'
import type { TextEdit } from './edit.ts'

export type Texts = ReadonlyMap<BlockId, readonly BlockText[]>

/** The texts by the block that carries them: the footer of a sheet goes with the first cells on it. */
export function textsOf({ steps }: Plan): Texts {
  const texts = new Map<BlockId, BlockText[]>()
  const add = (block: BlockId, text: BlockText): void => {
    if (text.text !== '') texts.set(block, [...(texts.get(block) ?? []), text])
  }
  for (const step of steps) {
    if (step.kind === 'sheet') {
      const first = steps.find(
        (it) => (it.kind === 'cells' || it.kind === 'table') && it.at.sheet === step.sheet,
      )
      const text = footerText(footerOf(step.print))
      if (first && 'block' in first) add(first.block, { kind: 'footer', name: '', text })
    } else if (step.kind === 'table') {
      add(step.block, { kind: 'alt-text', name: '', text: step.altText })
    } else if (step.kind === 'name') {
      add(step.refersTo.block, { kind: 'name-comment', name: step.name, text: step.comment.slice(0, 255) })
    }
  }
  return texts
}

/** The same as a record holds them. */
export const recordedTexts = (blocks: readonly BlockRecord[]): Texts =>
  new Map(blocks.flatMap(({ block, texts }) => (texts ? [[block, texts] as const] : [])))

/** The texts of blocks that are others in `to`. What was not recorded is not touched. */
export const textEdits = (blocks: readonly BlockRecord[], to: Texts): TextEdit[] =>
  blocks.flatMap(({ block, sheet, object, texts = [] }) =>
    texts.flatMap(({ kind, name, text }): TextEdit[] => {
      const next = to.get(block)?.find((it) => it.kind === kind && it.name === name)?.text
      if (next === undefined || next === text) return []
      return [{ kind, sheet, object, name, from: text, to: next }]
    }),
  )

/** A block with the texts that it has after the edit. */
export function withTexts(block: BlockRecord, to: Texts): BlockRecord {
  const texts = to.get(block.block)
  return block.texts && texts ? { ...block, texts } : block
}

export const propertyEdits = (from: Properties | undefined, to: Properties): TextEdit[] =>
  PROPERTIES.flatMap((name): TextEdit[] =>
    from && from[name] !== to[name] ? [{ kind: 'property', name, from: from[name], to: to[name] }] : [],
  )

export const propertiesOf = ({ properties }: Plan): Properties => {
  const { title, subject, author, keywords, comments } = properties
  return { title, subject, author, keywords, comments }
}
