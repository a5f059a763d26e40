import { relative, sep } from 'node:path'

/** A problem that an agency has to mend (error) or should know (warning), with its place. */
export interface Problem {
  severity: 'error' | 'warning'
  /** Absolute path. */
  file: string
  /** From 1. */
  line: number
  /** Path of the field, such as `pieces[1].unlock`; empty for the file as a whole. */
  field: string
  /** What is wrong, what is expected. */
  message: string
}

/** A path relative to the working directory, if it is below. */
export function shownPath(path: string): string {
  const near = relative(process.cwd(), path)
  return near === '' || near.startsWith('..') ? path : near
}

/** `file:line field: what is wrong, what is expected`. */
export function formatProblem({ severity, file, line, field, message }: Problem): string {
  const place = `${shownPath(file)}:${line}`
  return `${place} ${severity === 'warning' ? 'warning ' : ''}${field ? `${field}: ` : ''}${message}`
}

/** Whether a problem is in a folder, or about something in the folder's place. */
export function isIn(folder: string, { file }: Pick<Problem, 'file'>): boolean {
  return file === folder || file.startsWith(folder + sep)
}

export function byPlace(a: Problem, b: Problem): number {
  if (a.file === b.file) return a.line - b.line
  return a.file < b.file ? -1 : 1
}

/** One or more campaigns cannot be used. Its message is the whole list, one problem a line. */
export class CampaignProblems extends Error {
  override name = 'CampaignProblems'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'))
    this.problems = problems
  }
}
