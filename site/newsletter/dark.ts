import { type Colours, coloursOf, type Design, schemesOf } from '../looks/colours.ts'

/** The media query of those who read at night. */
export const NIGHT = '@media (prefers-color-scheme: dark)'

/**
 * The colours by night, over those written in the elements: for mail programs that ask for a scheme, and for Outlook's web
 * mail and apps, which mark what they have coloured anew by `data-ogsc` and `data-ogsb`. A look that is always dark says so
 * twice, so that nobody turns it light.
 */
export function nightCss(design: Design): string {
  const colours = coloursOf(design, schemesOf(design).includes('dark') ? 'dark' : 'light')
  const rules = Object.entries(rulesOf(colours))
  const media = rules.map(([selectors, style]) => `${selectors} { ${style} }`).join('\n')
  const outlook = rules.map(([selectors, style]) => `${marked(selectors)} { ${style} }`).join('\n')
  return `${NIGHT} {\n${media}\n}\n${outlook}`
}

function rulesOf(colours: Colours): Record<string, string> {
  const ground = (colour: string) => `background-color: ${colour} !important; background: ${colour} !important;`
  const ink = (colour: string) => `color: ${colour} !important;`
  return {
    'body, .around, .around > table': ground(colours.raised),
    '.sheet, .sheet > table': ground(colours.ground),
    '.ink div, .ink h1, .ink h2, .ink h3, .ink h4, .ink p, .ink li, .ink img': ink(colours.ink),
    '.soft div, .soft p, .soft a': ink(colours['ink-soft']),
    '.ink a': ink(colours.accent),
    '.action-ground, .action td, .action a': ground(colours.action),
    '.on-action, .action a': ink(colours['on-action']),
    '.ink-line p': `border-top-color: ${colours.ink} !important;`,
  }
}

function marked(selectors: string): string {
  const each = selectors.split(', ')
  return each.flatMap((one) => [`[data-ogsc] ${one}`, `[data-ogsb] ${one}`]).join(', ')
}
