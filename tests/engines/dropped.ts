import type { Browser } from './browser.ts'

/** Without them, a page is as good. */
const FINISH =
  /^(?:-webkit-)?(?:text-size-adjust|tap-highlight-color|hanging-punctuation|initial-letter|forced-color-adjust|hyphenate-limit-chars)$/
/** Text breaks a little otherwise; a thread does not grow as one reads; a field scrolls instead of growing. */
const FINISHING = /^text-wrap: pretty$|^field-sizing: content$|scroll\(/

/** Declarations of a printed stylesheet that an engine drops whole, where no earlier one of their rule stands in for them. */
export async function droppedIn(browser: Browser, css: string): Promise<string[]> {
  const rules = [...css.matchAll(/([^{};]+)\{([^{}]*)\}/g)].filter(([, selector]) => selector?.trim() !== '@font-face')
  const declarations = rules.map(([, , body = '']) => partsOf(body).map(split))
  const all = [...new Set(declarations.flat().map(([name, value]) => `${name}: ${value}`))]
  const unknown = new Set(
    await browser.evaluate(
      (texts) =>
        texts.filter((text) => {
          const [name = '', ...value] = text.split(': ')
          return !CSS.supports(name, value.join(': '))
        }),
      all,
    ),
  )
  return declarations.flatMap((rule) =>
    rule
      .filter(([name, value], i) => {
        const hasStandIn = rule
          .slice(0, i)
          .some(([earlier, other]) => earlier === name && !unknown.has(`${name}: ${other}`))
        return unknown.has(`${name}: ${value}`) && !hasStandIn
      })
      .filter(([name, value]) => !FINISH.test(name) && !FINISHING.test(`${name}: ${value}`))
      .map(([name, value]) => `${name}: ${value}`),
  )
}

/** A semicolon inside quotes or brackets, as in a `data:` URL, ends nothing. */
function partsOf(body: string): string[] {
  const parts = ['']
  let depth = 0
  for (const [token] of body.matchAll(/"[^"]*"|'[^']*'|[^"']/g)) {
    if (token === '(') depth++
    if (token === ')') depth--
    if (token === ';' && depth === 0) parts.push('')
    else parts.push(parts.pop() + token)
  }
  return parts.filter((part) => part.trim() !== '')
}

function split(declaration: string): [name: string, value: string] {
  const colon = declaration.indexOf(':')
  return [
    declaration.slice(0, colon).trim(),
    declaration
      .slice(colon + 1)
      .replace(/!important$/, '')
      .trim(),
  ]
}
