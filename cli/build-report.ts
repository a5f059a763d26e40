import type { WriteStream } from 'node:tty'
import { formatProblem } from '../campaigns/problem.ts'
import type { Built } from '../site/building/build-site.ts'
import type { Progress } from '../site/building/progress.ts'
import { formatLeaks } from '../site/sealing/leak-check.ts'

/** Shows the progress of a build: on a terminal in one line that changes, elsewhere a line for each file. */
export function tellProgress(out: WriteStream | NodeJS.WriteStream): Progress & { end(): void } {
  const { isTTY } = out
  let isOpen = false
  let last = ''
  const tell = (line: string) => {
    out.write(isTTY ? `\r\x1b[K${line.slice(0, out.columns - 1)}` : `${line}\n`)
    isOpen = isTTY
  }
  return {
    makes(campaign, source, nth, all) {
      // Several pictures are made of one file.
      const file = `${campaign}/${source}`
      if (isTTY || file !== last) tell(`${campaign}: ${nth} of ${all}, ${source}`)
      last = file
    },
    packages: (film) => tell(`${film}: into segments`),
    end() {
      if (isOpen) out.write('\r\x1b[K')
    },
  }
}

/** Reports the campaigns that differ from their folders, and why. Returns whether there are any. */
export function tellProblems({ kept, left, problems, leaks }: Built, distDir: string): boolean {
  for (const slug of kept) console.log(`${slug}: stays as it was last built`)
  for (const folder of left) console.log(`${folder}: left out, it was never built`)
  if (problems.length > 0) console.error(problems.map(formatProblem).join('\n'))
  if (leaks.length > 0) console.error(`What is sealed would be published:\n${formatLeaks(leaks, distDir)}`)
  return problems.length + leaks.length > 0
}
