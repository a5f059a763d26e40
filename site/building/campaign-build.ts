import type { Problem } from '../../campaigns/problem.ts'
import { fontFiles } from '../fonts/font-files.ts'
import { pairOf } from '../fonts/typefaces.ts'
import { cannotBeBuilt } from '../sealing/inspection.ts'
import type { CampaignBuild, Context } from './context.ts'
import { inParallel } from './in-parallel.ts'
import { pageTasks, pictureTasks, sealingTasks, type Task } from './tasks.ts'
import { withTwins } from './twins.ts'

/** Takes a campaign over from the last site. Returns false when its folder, or our code, has changed since. */
export async function takeUnchanged(build: CampaignBuild, { stage, inputs, record, isSameCode }: Context) {
  const recorded = record?.campaigns.find(({ folder }) => folder === build.folder)
  if (!isSameCode || recorded?.digest !== inputs.folders.get(build.folder) || !build.last) return false
  build.files = build.last.files
  const taken = await Promise.all(build.files.map((path) => stage.take(path)))
  return taken.every(Boolean)
}

/** Puts a campaign into the site as it is in the last one; removes it where that has none. */
export async function keepAsItWas(build: CampaignBuild, { stage, builds }: Context): Promise<void> {
  const ofOthers = new Set(builds.filter((each) => each !== build).flatMap(({ files }) => files))
  for (const path of build.files) if (!ofOthers.has(path)) await stage.remove(path)
  const files = build.last?.files ?? []
  const taken = await Promise.all(files.map((path) => stage.take(path)))
  const isWhole = build.last !== undefined && taken.every(Boolean)
  build.state = isWhole ? 'kept' : 'out'
  build.files = isWhole ? files : []
}

interface Job {
  build: CampaignBuild
  task: Task
  /** Number among the slow tasks of its campaign, from 1. */
  nth: number
  all: number
}

/** Makes all files of these campaigns. An error stops only its own campaign, and is returned as its problem. */
export async function makeCampaigns(builds: readonly CampaignBuild[], context: Context) {
  const failed = new Map<CampaignBuild, Problem>()
  const jobs: Job[] = []
  for (const build of builds) {
    await jobsOf(build, context).then(
      (found) => jobs.push(...found),
      (error: unknown) => failed.set(build, cannotBeBuilt(build, error)),
    )
  }
  // Fonts are cut on this thread while the pages are bundled, and further while pictures are encoded: those wait for the
  // bundler, which needs as much memory as two of them. What needs a font hears of a failure.
  void cutFonts(jobs).catch(() => undefined)
  if (jobs.length > 0) await context.renderer()
  const isSlow = ({ task }: Job) => task.source !== undefined || task.isFirst === true
  const { slow = [], quick = [] } = Object.groupBy(jobs, (job) => (isSlow(job) ? 'slow' : 'quick'))
  quick.sort((a, b) => Number(a.task.isLast ?? false) - Number(b.task.isLast ?? false))
  const make = async ({ build, task, nth, all }: Job) => {
    if (failed.has(build)) return
    if (task.source !== undefined) context.progress.makes(build.campaign?.slug ?? '', task.source, nth, all)
    try {
      if ('from' in task) await context.stage.adopt(task.from, task.path)
      else await context.stage.write(task.path, await task.make())
    } catch (error) {
      failed.set(build, cannotBeBuilt(build, error, task.source))
    }
  }
  // Pictures are encoded on other threads, pages are rendered on this one.
  await inParallel(slow, make, quick)
  return failed
}

/** One after the other, so that the first look's pages need not wait for all. */
async function cutFonts(jobs: readonly Job[]): Promise<void> {
  const pairs = new Set(jobs.flatMap(({ build: { campaign } }) => (campaign ? pairOf(campaign) : [])))
  for (const pair of pairs) await fontFiles(pair)
}

async function jobsOf(build: CampaignBuild, { stage, site, renderer, isSameCode }: Context): Promise<Job[]> {
  const { campaign } = build
  if (!campaign) return []
  const sealed = await sealingTasks(campaign, site.keyring)
  const tasks = [...pictureTasks(campaign), ...sealed, ...pageTasks(campaign, renderer)]
  // Translations of a piece share its pictures.
  const unique = [...new Map(tasks.map((task) => [task.path, task])).values()]
  build.files = unique.flatMap(({ path }) => withTwins(path))
  const due: Task[] = []
  for (const task of unique) {
    if (!(isSameCode && task.isNamedByContent && (await stage.take(task.path)))) due.push(task)
  }
  const slow = due.filter(({ source }) => source !== undefined)
  return due.map((task) => ({ build, task, nth: slow.indexOf(task) + 1, all: slow.length }))
}
