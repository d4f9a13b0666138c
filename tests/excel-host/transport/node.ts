/** Microsoft's client library in Node: loaded unmodified into a realm of its own, one a test. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import vm from 'node:vm'
import { bytes, type Host } from '../host.ts'
import type { HostEvent } from '../model/events.ts'
import { isClientProperty } from '../checks/client.ts'
import { EVENT_CATEGORY, type RequestBody } from '../wire.ts'

export interface Client {
  readonly Excel: typeof Excel
  readonly OfficeExtension: typeof OfficeExtension
}

export interface ClientOptions {
  /** What `isSetSupported` answers; everything by default. */
  readonly isSetSupported?: (set: string, version?: string) => boolean
}

/** Folder of the library's scripts. */
export const DIST = join(
  dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/package.json')),
  'dist',
)
const SCRIPT = 'excel-win32-16.01.js'

let compiled: vm.Script | null = null

interface BridgeMessage {
  readonly id: number
  readonly type: number
  readonly flags: number
  readonly message: { readonly body: RequestBody }
}

interface Bridge {
  onMessageFromHost: ((text: string) => void) | null
  sendMessageToHost(text: string): void
}

/** The bridge that Office's own containers give to the library. */
function bridgeTo(host: Host): Bridge {
  const bridge: Bridge = {
    onMessageFromHost: null,
    sendMessageToHost(text) {
      const request = JSON.parse(text) as BridgeMessage
      if (request.type !== 1) return
      const reply = (message: object): void =>
        bridge.onMessageFromHost?.(JSON.stringify({ id: request.id, type: 2, message }))
      const { message, flags } = request
      const envelope = JSON.stringify({ ...request, message: { ...message, body: 0 } })
      const size = bytes(text) - bytes(envelope) + 1
      void host.answer(message.body, size, flags).then((answer) => {
        if ('body' in answer) return reply({ statusCode: 200, headers: {}, body: answer.body })
        const { code, message: said, status } = answer.refusal
        reply({ statusCode: status, headers: {}, body: JSON.stringify({ error: { code, message: said } }) })
      })
    },
  }
  host.onEvents = (events) =>
    bridge.onMessageFromHost?.(JSON.stringify({ type: 3, message: { entries: events.map(entry) } }))
  return bridge
}

const entry = ({ type, target, details }: HostEvent): unknown[] => [
  EVENT_CATEGORY,
  type,
  target,
  JSON.stringify(details),
  0,
]

/** The library asks for a browser's objects; these are as few as it runs with. */
function browserStubs(): Record<string, unknown> {
  const nothing = (): void => undefined
  const storage = { getItem: () => null, setItem: nothing, removeItem: nothing, length: 0, key: () => null }
  const url = 'https://localhost/'
  return {
    console,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    queueMicrotask,
    performance,
    URL,
    navigator: { userAgent: 'node' },
    location: {
      hash: '',
      search: '',
      href: url,
      protocol: 'https:',
      host: 'localhost',
      hostname: 'localhost',
    },
    document: {
      getElementById: () => null,
      getElementsByTagName: () => [],
      createElement: () => ({ setAttribute: nothing }),
      addEventListener: nothing,
      cookie: '',
      URL: url,
    },
    name: '',
    sessionStorage: storage,
    localStorage: storage,
    addEventListener: nothing,
    removeEventListener: nothing,
    postMessage: nothing,
    // The realm shares these, so that errors and promises of the library are those of the test.
    Object,
    Array,
    Error,
    Promise,
    Date,
    JSON,
    RegExp,
    Map,
    Set,
    Function,
  }
}

type Run = (...args: readonly unknown[]) => Promise<unknown>

export function loadClient(host: Host, options: ClientOptions = {}): Client {
  const realm = browserStubs()
  for (const name of ['window', 'self', 'top', 'parent']) realm[name] = realm
  realm['_richApiNativeBridge'] = bridgeTo(host)
  vm.createContext(realm)
  compiled ??= new vm.Script(readFileSync(join(DIST, SCRIPT), 'utf8'), { filename: join(DIST, SCRIPT) })
  compiled.runInContext(realm)
  // `Office.context` reads these; office.js itself, which is not loaded here, would give them.
  const context = { requirements: { isSetSupported: options.isSetSupported ?? (() => true) } }
  const info = { hostType: 'excel', hostPlatform: 'win32', flags: 0 }
  const osf = realm['OSF'] as Record<string, unknown>
  osf['_OfficeAppFactory'] = { getContext: () => context, getHostInfo: () => info }
  host.isKnown = isClientProperty
  const client = realm as unknown as { Excel: { run: Run }; OfficeExtension: Client['OfficeExtension'] }
  const { run } = client.Excel
  client.Excel.run = (...args) => {
    const [options] = args
    // The package's client is older than `mergeUndoGroup`; in newer ones it reaches the host with the request.
    const merges = typeof options === 'object' && options !== null && 'mergeUndoGroup' in options
    return merges && options.mergeUndoGroup === true ? host.asOneStep(() => run(...args)) : run(...args)
  }
  return client as unknown as Client
}
