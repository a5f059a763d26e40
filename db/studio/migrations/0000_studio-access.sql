CREATE TABLE `studio_keys` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`digest` text NOT NULL,
	`campaigns` text,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `studio_keys_digest` ON `studio_keys` (`digest`);
--> statement-breakpoint
CREATE UNIQUE INDEX `studio_keys_name` ON `studio_keys` (`name`) WHERE revoked_at IS NULL;
--> statement-breakpoint
CREATE TABLE `studio_sessions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` integer NOT NULL,
	`digest` text NOT NULL,
	`turned_at` integer NOT NULL,
	`previous` text,
	`salt` text,
	`previous_until` integer,
	`seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `studio_sessions_digest` ON `studio_sessions` (`digest`);
--> statement-breakpoint
CREATE INDEX `studio_sessions_previous` ON `studio_sessions` (`previous`) WHERE previous IS NOT NULL;
--> statement-breakpoint
CREATE INDEX `studio_sessions_key` ON `studio_sessions` (`key`);
