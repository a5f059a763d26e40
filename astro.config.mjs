// @ts-check
import { defineConfig } from 'astro/config'
import { loadSettings, resolveSecret } from './api/env.ts'
import { siteConfig } from './site/astro-config.ts'

const settings = loadSettings()
const { secret } = await resolveSecret(settings)

export default defineConfig(siteConfig({ ...settings, secret }))
