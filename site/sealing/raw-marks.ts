import { type MdastNode, markdownToMdast } from 'satteri'
import { mended, nodesOf, shownIn, UNDERSTOOD } from '../../campaigns/markdown.ts'
import type { Problem } from '../../campaigns/problem.ts'
import { MISREAD, WAS_MISREAD } from '../../campaigns/text-file.ts'

type Found = Pick<Problem, 'severity' | 'line' | 'message'>

interface Mark {
  pattern: RegExp
  severity: Problem['severity']
  /** The mark, and its mend. */
  what: string
}

const BLANK = 'expected one of the space bar'

/**
 * Marks that Markdown would have taken, had they been written right. Errors are those that nobody can have meant. Odd blanks
 * are every space but that of the space bar, and characters that are not drawn: `(?! )[\p{Zs}\p{Cf}]`.
 */
const MARKS: Mark[] = [
  mark(
    /!\[(?:[^\][]|\[[^\][]*\])*\]\([^)]*\)?/g,
    'error',
    'an image whose address is not one, expected ![what it shows](../media/name.jpg), or <…> around an address with blanks or brackets',
  ),
  mark(
    /!?\[\[[^\]]+\]\]/g,
    'error',
    'a link of a wiki, expected [text](address) or ![what it shows](../media/name.jpg)',
  ),
  mark(
    /(?:\[(?:[^\][]|\[[^\][]*\])*)?\]\([^)]*\)?/g,
    'error',
    'a link whose address is not one, expected %20 for its spaces, or <…> around it (and \\[ where none is meant)',
  ),
  mark(
    /(?:! ?)?\[[^\][]*\](?:[\p{Zs}\p{Cf}]+\(|（)(?=https?:|www\.|\.\.\/|media\/)[^)）]*[)）]?/gu,
    'error',
    'a link or an image in two parts, expected no blank in it and plain brackets: [text](address)',
  ),
  mark(
    /\((?:\.{1,2}\/|media\/|#)[^()\s]*\)\[[^\][]+\]/g,
    'error',
    'a link the wrong way round, expected [text](address)',
  ),
  mark(
    /\([^()\n]+\)\[\ufffc*https?:\/\/[^\][\s]+\]/g,
    'warning',
    'a link the wrong way round, expected [text](address)',
  ),
  mark(/<\/?[a-z][a-z\d-]*\s[^<>]*=[^<>]*>/gi, 'error', 'HTML, expected quotation marks around its values'),
  mark(/\^\[[^\]]+\]/g, 'error', 'a footnote in its line, expected [^1] there and a line such as [^1]: the text'),
  mark(
    /\[\^[^\][\s][^\][\n]*\]/g,
    'error',
    'a footnote without its text, expected a line such as [^1]: the text, and no blank in its name',
  ),
  mark(
    /^ *(?:##+|#(?!.\d))(?! )[\p{Zs}\p{Cf}].*/gmu,
    'error',
    `a heading with a no-break space or another odd blank behind its #, ${BLANK}`,
  ),
  mark(
    /^[ \t]*(?! )[\p{Zs}\p{Cf}][\p{Zs}\p{Cf}\t]*(?:#{1,6}[\p{Zs}\t]|`{3}|~{3}|\|.*\|).*/gmu,
    'error',
    'a mark behind a character that cannot be seen, expected none before it',
  ),
  mark(
    /(?:^ *(?:[-*+]|\d{1,9}[.)])(?! )[\p{Zs}\p{Cf}].*(?:\n|$)){2,}/gmu,
    'error',
    `a list with a no-break space or another odd blank behind its marks, ${BLANK}`,
  ),
  mark(/^ *#{2,6}(?=[^\s#]).*/gm, 'error', 'a heading without a blank, expected one behind its #'),
  mark(
    /(?:^ *\|.+\|.*\|[ \t]*(?:\n|$))+/gm,
    'error',
    'a table, expected a second line | --- | --- | with as many cells as the first',
  ),
  mark(
    /!\[(?:[^\][]|\[[^\][]*\])*\]\[[^\]]*\]/g,
    'error',
    'an image without its address, expected a line such as [name]: ../media/name.jpg',
  ),
  mark(/^<{7}(?: .*)?$/gm, 'error', 'a conflict of Git, expected one of its two texts and no such lines'),
  mark(/\[[^\][]+\]\[[^\]]*\]/g, 'warning', 'a link without its address, expected a line such as [name]: https://…'),
  mark(
    /\$\$|\$[^$\s][^$\n]*[\\^_][^$\n]*\$|\\\([^\n]*[\\^_=][^\n]*\\\)/g,
    'warning',
    'a formula, expected words, or a picture of it',
  ),
  mark(/(?<=[\p{L}\p{N})])\^[\p{L}\p{N}]{1,9}\^/gu, 'warning', 'a raised sign, expected the sign itself, such as ²'),
  mark(/%%[^%\n]+%%/g, 'warning', 'a comment of another program, expected <!-- … --> around it'),
  mark(/^\*\[[^\][]+\]:.*/gm, 'warning', 'an abbreviation, expected its meaning in the text'),
  mark(/(?<=[^\n]\n): +\S.*/g, 'warning', 'a definition, expected **the word** and its meaning in one paragraph'),
  mark(
    /^:::|^!{3} \w.*(?=\n(?: {4}|\t))|^\[!?[A-Z]{3,}\](?=\s|$)|^\[\[?toc\]\]?$/gim,
    'warning',
    'a directive, expected plain Markdown',
  ),
  mark(/\{:? ?(?:[.#][\w-]+|\w+=)[^{}\n]*\}/g, 'warning', 'attributes in braces, expected plain Markdown'),
  mark(
    /\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|<%[^<>\n]*%>|\$\{\w[^{}\n]*\}|\*\|\w+\|\*|(?<=\ufffc)\|[A-Z_]+\||(?<!%)%[A-Z_]{3,}%/g,
    'warning',
    'a field of a template, expected what would stand in its place',
  ),
  mark(
    // Signs of print, pictures and keys (U+FFFC stands for what Markdown has understood), letters that Word's own fonts draw
    // as signs, and numbers.
    /(?:^[\p{Zs}\p{Cf}]*(?:(?!\ufffc)[•·‣⁃∙⦁→⇒\p{So}\p{Co}*–—-]|\d\ufe0f?\u20e3|[oOvØüq§](?=\t|\p{Zs}{2}|\u00a0)|\(?[a-z\d]{1,2}[.)/°])[\p{Zs}\p{Cf}\t]*\S.*(?:\n|$)){2,}/gmu,
    'warning',
    'a list, of which Markdown makes one line, expected "- " or "1. " before each, or a backslash at the end of a line',
  ),
  mark(
    /^[^\t\n]*\S\t+\S.*\n[^\t\n]*\S\t+\S.*/gm,
    'warning',
    'cells of a spreadsheet, of which Markdown makes one line, expected a table: | a | b |, and | --- | --- | below its first line',
  ),
  mark(
    /^[*+-]?\[[ x]?\](?=[^\s([:])|^[*+-]?\[[ x]?\] /gim,
    'warning',
    'a box of a task list, expected - [ ] or - [x] and a blank',
  ),
  mark(
    /(?<!\ufffc)(?:!\w*\()?(?:\.\.\/)+media\/[^\s()]+\)?/g,
    'warning',
    'an address in media/, expected ![what it shows](../media/name.jpg) or [text](../media/name.pdf)',
  ),
  mark(
    /\b(?:https?(?::\/(?!\/)|[;,.]?\/\/)|(?!https?:)h[tps]{2,6}:\/\/)\S+/g,
    'warning',
    'an address with a slip in it, expected https://…',
  ),
  mark(
    /(?<!:)\\(?:newpage|pagebreak|clearpage|[nt]|u[\da-f]{4})/gi,
    'warning',
    'a command of another program, expected an empty line, or the sign itself',
  ),
  mark(
    /&(?:nbsp|[a-z]{1,2}(?:acute|grave|circ|cedil|uml|elig)|amp|lt|gt|quot|euro|hellip|[lr][sda]quo|#\d{2,6})(?![\w;=])|&amp;(?:[a-z]{2,8}|#\w{2,6});/gi,
    'warning',
    'an entity of HTML, expected the sign itself',
  ),
  mark(/(?<![\p{L}\p{N}'])''(?=\p{L})[^'\n]+''(?!')/gu, 'warning', 'two apostrophes, expected one quotation mark: "…"'),
  mark(/\[[a-z][\w-]* [\w-]+=["'][^\][\n]*\]/gi, 'warning', 'a shortcode of another program, expected plain Markdown'),
  mark(/\[\/[a-z]+\]/gi, 'warning', 'a tag in brackets, expected Markdown, such as **bold** or [text](address)'),
  mark(MISREAD, 'warning', `it ${WAS_MISREAD}`),
  mark(
    /(?<!^\p{Zs}*)\p{Co}/gmu,
    'warning',
    'a sign that one font alone has, and others show as a box, expected another, or an image',
  ),
  mark(/^#{7,}.*/gm, 'warning', 'a heading, expected at most six #'),
  mark(/(?:==|\+\+)(?=\S)[^=+\n]*(?:==|\+\+)/g, 'warning', 'marked text, expected **bold** or *italic*'),
  mark(/(?<![\w:]):[a-z][a-z\d_+-]+:(?![\w:])/g, 'warning', 'the name of an emoji, expected the emoji itself'),
  mark(
    /(?<![\w*_])([*_])(?=[^\s*_])[^*_\n]*\s\1(?![\w*_])/g,
    'warning',
    'marks with a space inside, expected *italic* or **bold**',
  ),
  mark(/`/g, 'warning', 'a mark of code without its end, expected an apostrophe, or `code`'),
  mark(/\*\*|(?<![\w~])~~/g, 'warning', 'marks with a space inside or without an end, expected **bold** or ~~struck~~'),
]

function mark(pattern: RegExp, severity: Problem['severity'], what: string): Mark {
  return { pattern, severity, what }
}

/** What readers would see as it is written, or not at all, since it is almost Markdown. One problem a line. */
export function rawMarks(markdown: string): Found[] {
  const root = markdownToMdast(markdown) as Extract<MdastNode, { type: 'root' }>
  const all = [
    ...fieldsShown(root),
    ...unclosedTags(root),
    ...shownIn(root, markdown).flatMap((block) => marksIn(block, markdown)),
    ...root.children.flatMap((node) => lostPlus(node, markdown)),
    ...nodesOf(root).flatMap((node) => [
      ...struckOut(node, markdown),
      ...belowTags(node),
      ...lostCells(node, markdown),
      ...unending(node, markdown),
    ]),
  ]
  return [...new Map(all.toReversed().map((found) => [found.line, found])).values()].sort((a, b) => a.line - b.line)
}

function marksIn({ start, line, shown }: ReturnType<typeof shownIn>[number], markdown: string): Found[] {
  return MARKS.flatMap(({ pattern, severity, what }) =>
    [...shown.matchAll(pattern)].map(({ 0: raw, index }) => ({
      severity,
      line: line + linesIn(shown.slice(0, index)),
      message: asWritten(markdown.slice(start + index, start + index + raw.length), what),
    })),
  )
}

function struckOut(node: MdastNode, markdown: string): Found[] {
  const source = sourceOf(node, markdown)
  if (node.type !== 'delete' || source.startsWith('~~')) return []
  const mend = 'expected the sign itself, such as ₂, or ~~struck~~'
  return [warning(node.position?.start.line ?? 1, `"${shortened(source)}" is struck out, ${mend}`)]
}

/** A plus that begins a sentence makes a list of it: « + de 30 000 personnes ». A list within a list is meant. */
function lostPlus(node: MdastNode, markdown: string): Found[] {
  const source = sourceOf(node, markdown)
  if (node.type !== 'list' || node.children.length > 1 || !source.startsWith('+')) return []
  const mend = 'expected \\+ where the sign is meant, or - before it'
  return [warning(node.position?.start.line ?? 1, `"${shortened(source)}" becomes a list of one, ${mend}`)]
}

/** Tags, and what of HTML is not read, or is to be read as it is written. */
const TAGS = /<!--.*?(?:-->|$)|<(pre|code|kbd|samp|script|style|textarea)\b.*?(?:<\/\1\s*>|$)|<[^>]*>/gis

const MARKDOWN = ['image', 'link', 'imageReference', 'linkReference', 'strong', 'delete', 'heading', 'table']

/** Markdown without an empty line between it and a tag: HTML goes on until there is one. */
function belowTags(node: MdastNode): Found[] {
  if (node.type !== 'html') return []
  const text = mended(node.value.replace(TAGS, (tag) => tag.replace(/[^\n]/g, UNDERSTOOD)))
  const first = node.position?.start.line ?? 1
  return nodesOf(markdownToMdast(text) as MdastNode).flatMap((found) => {
    const source = sourceOf(found, text)
    const isMeant = MARKDOWN.includes(found.type) && /^\W/.test(source)
    const isList = found.type === 'list' && found.children.length > 1
    if (!isMeant && !isList && !(found.type === 'text' && /\]\(|\[\^[^\][\s]+\]/.test(source))) return []
    const what = 'Markdown right below a tag, expected an empty line between'
    const raw = source.replaceAll(UNDERSTOOD, '')
    return [{ severity: 'error', line: first + (found.position?.start.line ?? 1) - 1, message: asWritten(raw, what) }]
  })
}

/** Cells beyond those of the first row. */
function lostCells(node: MdastNode, markdown: string): Found[] {
  if (node.type !== 'table') return []
  const [head, ...rows] = node.children
  const most = head?.children.length ?? 0
  return rows.flatMap(({ children, position }) => {
    const lost = children.slice(most).find((cell) => cell.children.length > 0)
    if (!lost) return []
    const cell = shortened(sourceOf(lost, markdown).replaceAll('|', '').trim())
    const mend = `expected ${most} cells in each row (and \\| where no cell ends)`
    return [
      {
        severity: 'error',
        line: position?.start.line ?? 1,
        message: `"${cell}" is shown nowhere: the table's first row has ${most} cells, ${mend}`,
      },
    ]
  })
}

/** Languages of code that some programs make a picture of. */
const DRAWN = /^(?:mermaid|plantuml|puml|graphviz|dot|math|katex)$/i

/** What goes on to the end of the text because nothing closes it, and what blanks at the beginning make code. */
function unending(node: MdastNode, markdown: string): Found[] {
  const source = sourceOf(node, markdown)
  const line = node.position?.start.line ?? 1
  const error = (message: string): Found[] => [{ severity: 'error', line, message }]
  if (node.type === 'html' && source.startsWith('<!--') && !source.includes('-->'))
    return error('a comment that nothing closes hides the rest, expected --> at its end')
  if (node.type !== 'code') return []
  if (DRAWN.test(node.lang ?? ''))
    return [warning(line, `what draws a picture elsewhere (${node.lang}) is shown as code, expected a picture of it`)]
  const [, fence] = /^ *(`{3,}|~{3,})/.exec(source) ?? []
  if (!fence) {
    if (/!\[[^\]]*\]\([^)]*media\//.test(node.value))
      return error('four blanks or a tab before it make code of an image, expected none')
    const mend = 'expected none, or ``` above and below code'
    return isProse(node.value)
      ? [warning(line, `"${shortened(node.value)}": four blanks or a tab before it make code of it, ${mend}`)]
      : []
  }
  const isClosed = new RegExp(`\\n[ >]*${fence.charAt(0)}{${fence.length},}[ \\t]*$`).test(source)
  return isClosed ? [] : error(`code that nothing closes goes on to the end, expected ${fence} below it`)
}

/** What is set otherwise up to its end. Paragraphs and items end by themselves. */
const SPAN =
  /<(\/?)(a|b|big|blockquote|center|code|del|details|div|em|i|ins|kbd|mark|s|small|span|strong|sub|sup|table|u)\b[^<>]*>/gi

function unclosedTags(root: MdastNode): Found[] {
  const open: { name: string; line: number }[] = []
  for (const node of nodesOf(root)) {
    if (node.type !== 'html' || node.value.startsWith('<!--')) continue
    for (const { 1: end, 2: written = '', index } of node.value.matchAll(SPAN)) {
      const name = written.toLowerCase()
      const line = (node.position?.start.line ?? 1) + linesIn(node.value.slice(0, index))
      const last = open.findLastIndex((each) => each.name === name)
      if (!end) open.push({ name, line })
      else if (last >= 0) open.splice(last, 1)
    }
  }
  return open.map(({ name, line }) =>
    warning(line, `<${name}> is not closed, so that all of what follows is in it, expected </${name}>`),
  )
}

/** Whether code reads as sentences do: words with blanks between them, and more letters than signs. */
function isProse(code: string): boolean {
  const [letters, signs] = [code.match(/\p{L}/gu) ?? [], code.match(/[\p{N}\p{P}\p{S}]/gu) ?? []]
  return /\p{L}\S*[^\S\n]+\S*\p{L}/u.test(code) && letters.length > signs.length
}

/** Fields at the beginning of a text, between lines that are not quite the first ones, or that are not closed. */
function fieldsShown({ children: [first, second] }: Extract<MdastNode, { type: 'root' }>): Found[] {
  if (first?.type !== 'thematicBreak' || !(second && 'children' in second)) return []
  if (second.position?.start.line !== (first.position?.end.line ?? 0) + 1) return []
  const [text] = second.children
  if (text?.type !== 'text' || !/^[\w-]+:\s/.test(text.value)) return []
  const message = `"${shortened(text.value)}" is shown, expected fields between --- on the very first line and --- below them, or none`
  return [{ severity: 'error', line: second.position.start.line, message }]
}

function warning(line: number, message: string): Found {
  return { severity: 'warning', line, message }
}

function asWritten(source: string, what: string): string {
  return `"${shortened(source)}" is shown as it is written: ${what}`
}

/** Those that end. */
function linesIn(text: string): number {
  return text.split(/[\n\u2028]/).length - 1
}

function sourceOf({ position }: MdastNode, markdown: string): string {
  return markdown.slice(position?.start.offset ?? 0, position?.end.offset ?? 0)
}

function shortened(raw: string): string {
  return raw.split('\n')[0]?.slice(0, 40) ?? ''
}
