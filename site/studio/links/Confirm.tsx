import { effectsOf, isIdle, nameOf, type Plan } from '../sentences/links.ts'
import { Ask } from './Ask.tsx'

interface Props {
  plan: Plan
  onYes: () => void
  onNo: () => void
}

/** Says what a change of a link would do, and asks for it. */
export function Confirm({ plan, ...answers }: Props) {
  return <Ask lines={effectsOf(plan)} yes={isIdle(plan) ? undefined : nameOf(plan)} {...answers} />
}
