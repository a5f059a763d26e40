CREATE TABLE `previews` (
	`id` integer PRIMARY KEY NOT NULL,
	`campaign` text NOT NULL,
	`code` integer NOT NULL,
	`who` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `previews_code` ON `previews` (`campaign`,`code`);