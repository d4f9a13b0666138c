/** What the pane shows of the built-in data set before it has read it: written beside the page by the build. */
import { describeDataset } from '../app/describe-dataset.ts'
import { readPackage } from '../data/package.ts'
import type { Language } from '../report/report.ts'
import { wordsFor } from '../text/index.ts'
import { fileAccess } from './file-access.ts'

/** The description as JSON. Throws where the data set in `folder` has problems. */
export async function firstSight(folder: string, language: Language): Promise<string> {
  const read = await readPackage(fileAccess(folder))
  if (!read.ok) throw new Error(`The data set in ${folder} has problems: ${JSON.stringify(read.error[0])}`)
  return JSON.stringify({ ...describeDataset(read.value, wordsFor(language)), hash: read.value.hash })
}
