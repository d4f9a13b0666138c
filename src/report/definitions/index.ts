import { FAMILY_NAMES, type FamilyName } from '../../figures/families.ts'
import { assistance } from './assistance.ts'
import type { Definition } from './definition.ts'
import { funding } from './funding.ts'
import { participation } from './participation.ts'
import { seizures } from './seizures.ts'

/** The reports on one family each; the briefing is made of them. */
export const DEFINITIONS: Readonly<Record<FamilyName, Definition>> = {
  participation,
  funding,
  seizures,
  assistance,
}

export const isFamily = (kind: string): kind is FamilyName =>
  (FAMILY_NAMES as readonly string[]).includes(kind)
