import { embeddedTemplate } from './embedded-template.ts'
import { migrationsFolder } from './migrate.ts'

// Run once after an install: setting up the first database takes the engine several seconds.
await embeddedTemplate(migrationsFolder)
