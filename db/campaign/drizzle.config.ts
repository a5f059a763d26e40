import { defineConfig } from 'drizzle-kit'

/** One folder for both engines: this driver also writes `migrations.js`, which a Durable Object bundles. */
export default defineConfig({
  dialect: 'sqlite',
  driver: 'durable-sqlite',
  schema: ['./db/campaign/schema.ts', './db/campaign/tables/*.ts', './pieces/*/tables.ts'],
  out: './db/campaign/migrations',
})
