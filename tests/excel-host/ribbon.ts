/** The buttons of an add-in's manifest: a test presses one, and is told when the page says that it is done. */

/** One press on its way to the page, as Excel hands it over: its number, the function's name, an event as JSON. */
export type Press = readonly [id: string, command: string, event: string]

export class Ribbon {
  private readonly running = new Map<string, (status: number) => void>()
  private waiting: Press[] = []
  private deliver: ((press: Press) => void) | null = null
  private count = 0

  /**
   * Presses the button that runs this command; before the page listens, the press waits for it, as it does when a
   * button starts the add-in. Gives the page's status, 0 for done, once the command's event is completed: until
   * then Excel keeps the button grey.
   */
  press(command: string): Promise<number> {
    this.count += 1
    const id = String(this.count)
    const press: Press = [id, command, JSON.stringify({ source: { id: command } })]
    return new Promise((done) => {
      this.running.set(id, done)
      if (this.deliver) this.deliver(press)
      else this.waiting.push(press)
    })
  }

  /** Buttons pressed whose command has not completed. */
  get pending(): number {
    return this.running.size
  }

  /** Called by the transport when the page begins to listen. */
  connect(deliver: (press: Press) => void): void {
    this.deliver = deliver
    this.waiting.splice(0).forEach(deliver)
  }

  complete(id: string, status: number): void {
    this.running.get(id)?.(status)
    this.running.delete(id)
  }
}
