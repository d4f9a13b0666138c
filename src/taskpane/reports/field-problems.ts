import type { ReportProblem, ReportProblemCode } from '../../report/report.ts'

/** The fields of the form that a problem can stand at. */
export type FormField = 'areas' | 'substances' | 'roles' | 'kinds' | 'from' | 'to' | 'dimensions'

const FIELD: Readonly<Partial<Record<ReportProblemCode, FormField>>> = {
  'report/unknown-area': 'areas',
  'report/unknown-substance': 'substances',
  'report/unknown-role': 'roles',
  'report/unknown-filter-kind': 'kinds',
  'report/from-after-to': 'to',
  'report/unknown-dimension': 'dimensions',
  'report/dimension-twice': 'dimensions',
  'report/no-dimension': 'dimensions',
}

/** The field that a problem is about; null for one that no field can mend. */
export function fieldOf({ code, value, detail }: ReportProblem): FormField | null {
  if (code === 'report/bad-date') return detail?.['end'] === 'to' ? 'to' : 'from'
  if (code === 'report/filter-not-used') return isFilter(value) ? value : null
  return FIELD[code] ?? null
}

const isFilter = (value: string | undefined): value is FormField =>
  value === 'areas' || value === 'substances' || value === 'roles' || value === 'kinds'
