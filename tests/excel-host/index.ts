/** The emulated Excel with Microsoft's real client library in front of it, in Node. */
import { Host, type HostOptions } from './host.ts'
import { type Client, type ClientOptions, loadClient } from './transport/node.ts'

export { Host, PAYLOAD_LIMIT, type Counters, type Exchange, type HostOptions } from './host.ts'
export type { Dump } from './dump.ts'
export type { Fault } from './faults.ts'
export { NOT_CALCULATED } from './model/typed.ts'

export interface EmulatedExcel extends Client {
  /** `Excel.run` of the client library. */
  run<T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T>
  readonly host: Host
  /** `Office.context.requirements.isSetSupported`. */
  readonly isSetSupported: (set: string, version?: string) => boolean
}

/** A new workbook with one sheet, `Sheet1`, and a client of its own. */
export function startExcel(options: HostOptions & ClientOptions = {}): EmulatedExcel {
  const host = new Host(options)
  const client = loadClient(host, options)
  return {
    run: (batch) => client.Excel.run(batch),
    Excel: client.Excel,
    OfficeExtension: client.OfficeExtension,
    host,
    isSetSupported: options.isSetSupported ?? (() => true),
  }
}
