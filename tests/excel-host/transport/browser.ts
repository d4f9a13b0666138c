/**
 * `window.external` as Excel on Windows gives it to the page of an add-in, so that Microsoft's office.js,
 * loaded unmodified, finds Excel and talks to the emulated host.
 */
import type { Json } from '../json.ts'
import type { Answer } from '../host.ts'
import type { HostEvent } from '../model/events.ts'
import type { Ribbon } from '../ribbon.ts'
import type { Refusal } from '../wire.ts'
import { EVENT_CATEGORY } from '../wire.ts'

export interface ContainerOptions {
  /** The newest ExcelApi set that the host declares, `1.17`. */
  readonly excelApi?: string
  /** Office's display language, `ru-RU`. */
  readonly language?: string
  readonly theme?: OfficeTheme
}

/** The host as the page sees it, wherever it is. */
export interface HostDoor {
  /** Answers one request, `text` being its body and `flags` those of the client's message. */
  answer(text: string, flags: number): Promise<Answer>
  /** Set by `windowExternal`: carries events to the client. */
  onEvents: (events: readonly HostEvent[]) => void
  readonly settings: Map<string, Json>
  readonly name: string
  readonly ribbon: Ribbon
}

/** Colours as `#RRGGBB`. */
export interface OfficeTheme {
  readonly bodyBackgroundColor: string
  readonly bodyForegroundColor: string
  readonly controlBackgroundColor: string
  readonly controlForegroundColor: string
}

const LIGHT: OfficeTheme = {
  bodyBackgroundColor: '#FFFFFF',
  bodyForegroundColor: '#262626',
  controlBackgroundColor: '#FFFFFF',
  controlForegroundColor: '#262626',
}

/** Numbers of the library's calls and answers (OSF.DDA.ErrorCodeManager, dispatch ids). */
const EXECUTE_RICH_API = 93
const RICH_API_MESSAGE = 33
const COMMAND_INVOKED = 39
const COMMAND_COMPLETED = 94
const UNSUPPORTED = 7_002
const STATUS: Readonly<Record<string, number>> = {
  InvalidOperationInCellEditMode: 5_004,
  InvalidOrTimedOutSession: 5_012,
  RequestPayloadSizeLimitExceeded: 5_103,
  ResponsePayloadSizeLimitExceeded: 5_104,
}

type Callback = (...values: unknown[]) => void
type EventHandler = (id: number, entries: unknown) => void

/** A list that answers like the arrays of Windows scripting. */
function safeArray(list: unknown[]): unknown[] {
  return Object.assign(list, { toArray: () => list, dimensions: () => 1 })
}

export function windowExternal(host: HostDoor, options: ContainerOptions = {}): object {
  const language = options.language ?? 'en-US'
  let listener: EventHandler | null = null
  host.onEvents = (events) => {
    const entries = events.map(({ type, target, details }) =>
      safeArray([EVENT_CATEGORY, type, target, JSON.stringify(details), 0]),
    )
    listener?.(RICH_API_MESSAGE, safeArray(entries))
  }
  return {
    GetHostInfo: () => `Excel$Win32$16.01$${language}$telemetry$$$0`,
    GetContext: () => context(host, language, options),
    GetLoggingAllowed: () => false,
    Execute(id: number, params: readonly unknown[], callback: Callback) {
      if (id === COMMAND_COMPLETED) {
        const [press, status] = params as readonly [string, number]
        host.ribbon.complete(press, status)
        return later(() => callback(safeArray([0])))
      }
      if (id !== EXECUTE_RICH_API) return later(() => callback(UNSUPPORTED))
      const message = params[0] as readonly unknown[]
      const text = message[4] as string
      const flags = message[6] as number
      void host.answer(text, flags).then((answer) => {
        if ('body' in answer) return callback(safeArray([0, [200, [], answer.body]]))
        const status = STATUS[answer.refusal.code]
        if (status !== undefined) callback(status)
        else callback(safeArray([0, [200, [], refusalBody(answer.refusal)]]))
      })
    },
    RegisterEvent(id: number, _target: string, handler: EventHandler, callback: Callback) {
      if (id === RICH_API_MESSAGE) listener = handler
      later(() => callback(0))
      if (id === COMMAND_INVOKED)
        host.ribbon.connect((press) => later(() => handler(COMMAND_INVOKED, safeArray([...press]))))
    },
    UnregisterEvent(_id: number, _target: string, callback: Callback) {
      later(() => callback(0))
    },
  }
}

const later = (act: () => void): void => void setTimeout(act, 0)

/** A refusal for which the library has no number comes as the error of an answer without results. */
function refusalBody({ code, message, status }: Refusal): string {
  const error = { Code: code, Message: message, Location: '', ActionIndex: -1, HttpStatusCode: status }
  return JSON.stringify({ Results: [], TraceIds: [], Error: error })
}

function context(host: HostDoor, language: string, options: ContainerOptions): object {
  const sets = {
    ExcelApi: options.excelApi ?? '1.17',
    DialogApi: '1.2',
    SharedRuntime: '1.1',
    RibbonApi: '1.2',
    CustomXmlParts: '1.1',
    Settings: '1.1',
    RichApiRuntime: '1.2',
    RichApiRuntimeFlag: '1.2',
    DelayForCellEdit: '1.1',
    ExcelApiUndo: '1.20',
  }
  const theme = options.theme ?? LIGHT
  const { settings } = host
  return {
    GetAppType: () => 1,
    GetSolutionRef: () => 'concord',
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 1,
    GetAppUILocale: () => language,
    GetAppDataLocale: () => 'en-US',
    GetDocUrl: () => `C:\\${host.name}`,
    GetAppCapabilities: () => 0,
    GetActivationMode: () => 2,
    GetControlIntegrationLevel: () => 1,
    GetSolutionToken: () => '',
    GetCorrelationId: () => 'correlation',
    GetInstanceId: () => 'instance',
    GetSupportedMatrix: () => JSON.stringify(sets),
    GetDialogRequirementMatrix: () => '{}',
    GetHostFullVersion: () => '16.0.17928.20100',
    GetInitialDisplayMode: () => 0,
    GetOfficeThemeInfo: () =>
      JSON.stringify(
        Object.fromEntries(
          Object.entries(theme).map(([name, color]) => [name, themeNumber(color as string)]),
        ),
      ),
    GetSettings: () => ({
      Read(keys: string[], values: string[]) {
        for (const [key, value] of settings) {
          keys.push(key)
          values.push(JSON.stringify(value))
        }
      },
      Write(keys: readonly string[], values: readonly string[]) {
        settings.clear()
        keys.forEach((key, index) => settings.set(key, JSON.parse(values[index] ?? 'null') as Json))
      },
    }),
  }
}

/** Windows writes colours with red in the lowest byte. */
function themeNumber(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16))
  return ((blue ?? 0) << 16) | ((green ?? 0) << 8) | (red ?? 0)
}
