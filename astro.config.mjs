// @ts-check
import { defineConfig } from 'astro/config'
import { readSettings, resolveSecret } from './api/env.ts'
import { siteConfig } from './site/astro-config.ts'

const settings = readSettings(process.env)
const { secret } = await resolveSecret(settings)

export default defineConfig(siteConfig({ ...settings, secret }))
