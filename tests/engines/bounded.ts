import type { Browser } from './browser.ts'

/** No command takes a tenth of it. */
const COMMAND_MS = 30_000

/** The same browser, of which no command outlasts its deadline: a hung browser ends a test with an error that names the command. */
export function bounded(engine: string, browser: Browser): Browser {
  const within = async <Answer>(command: string, answer: Promise<Answer>): Promise<Answer> => {
    // Made here, its stack leads to the step of the journey.
    const late = new Error(`${engine} has not answered within ${COMMAND_MS / 1000} s: ${command}`)
    let timer: NodeJS.Timeout | undefined
    const deadline = new Promise<never>((_, reject) => {
      timer = setTimeout(reject, COMMAND_MS, late)
    })
    try {
      return await Promise.race([answer, deadline])
    } finally {
      clearTimeout(timer)
    }
  }
  return {
    open: (url) => within(`open ${new URL(url).pathname}`, browser.open(url)),
    reload: () => within('reload', browser.reload()),
    tap: (point) => within(`tap ${JSON.stringify(point)}`, browser.tap(point)),
    type: (text) => within('type', browser.type(text)),
    paste: () => within('paste', browser.paste()),
    evaluate: (run, given) => within(`${run} of ${JSON.stringify(given)}`, browser.evaluate(run, given)),
    picture: (isWhole) => within('picture', browser.picture(isWhole)),
    closeOthers: () => within('close other windows', browser.closeOthers()),
    forget: () => within('forget', browser.forget()),
    close: () => within('close', browser.close()),
  }
}
