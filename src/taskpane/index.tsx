/** The composition root: chooses the adapter, and joins the engine, the pane and the ribbon to it. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import type { DatasetSource } from '../app/open-dataset.ts'
import { registerCommands } from '../commands/index.ts'
import type { ExcelHost } from '../excel/index.ts'
import { excelBook } from './books/excel-book.ts'
import { fileBook, type FileWorkbooks } from './books/file-book.ts'
import { connectEngine } from './engine/connect.ts'
import { aboutHost, findHost, watchTheme, type Host } from './host.ts'
import { Pane, type HostView } from './Pane.tsx'
import { createRequests } from './requests.ts'
import { firstSight, officeArrived } from './start.ts'

const engine = connectEngine()
const requests = createRequests()
/** Served beside the page. */
const builtIn: DatasetSource = { kind: 'folder', url: new URL('dataset/', document.baseURI).href }

const files: FileWorkbooks = {
  create: async () => {
    const { createXlsx, webDeflater } = await import('../xlsx/index.ts')
    return createXlsx({ deflater: webDeflater })
  },
  open: async (bytes) => {
    const { openXlsx, webDeflater } = await import('../xlsx/index.ts')
    return openXlsx(bytes, { deflater: webDeflater })
  },
}

const finding = findHost(officeArrived).then((host) => {
  // At once: a ribbon button may have started the page, and Excel gives up on a name that it does not know yet.
  if (host) registerCommands(requests)
  return host
})
const place = document.getElementById('root')
if (!place) throw new Error('The page has no #root')
const root = createRoot(place)

/** Milliseconds that the first drawing waits for what it is to show. */
const NEARLY = 100
const first = await Promise.race([
  firstSight,
  new Promise<null>((resolve) => setTimeout(() => resolve(null), NEARLY)),
])

function show(host: HostView | null): void {
  root.render(
    <StrictMode>
      <Pane engine={engine} builtIn={builtIn} first={first} host={host} requests={requests} />
    </StrictMode>,
  )
}

async function inExcel({ language, dark }: Host): Promise<void> {
  const {
    openExcel,
    selfCheck,
    selfCheckText,
    show: showSheet,
    watchSelection,
  } = await import('../excel/index.ts')
  // Office.js leaves Excel's objects in the page.
  const excel: ExcelHost = {
    ['Excel']: Reflect.get(globalThis, 'Excel') as ExcelHost['Excel'],
    isSetSupported: (set, version) => Office.context.requirements.isSetSupported(set, version),
  }
  const book = excelBook(openExcel(excel), {
    activate: (sheet) => showSheet(excel, sheet),
    watchSelection: (changed) => watchSelection(excel, changed),
    selfCheck: async (told, signal) => {
      const result = await selfCheck(excel, told, signal)
      return { checks: result.checks, text: selfCheckText(result, aboutHost()) }
    },
  })
  const view = { book, language, isDark: dark }
  show(view)
  watchTheme(dark, (isDark) => show({ ...view, isDark }))
}

// The figures do not wait for Office.
show(null)
const host = await finding
if (host) await inExcel(host)
else show({ book: fileBook(files), language: null, isDark: null })
