import type { RunningHost } from './host.ts'

interface Health {
  status: number
  reasons: string[]
  /** Status of `health/live`. */
  live: number
}

export async function healthOf(host: RunningHost): Promise<Health> {
  const [ready, live] = await Promise.all([host.fetch('/api/health'), host.fetch('/api/health/live')])
  const { reasons = [] } = (await ready.json()) as { reasons?: string[] }
  return { status: ready.status, reasons, live: live.status }
}
