CREATE TABLE `ambassadors` (
	`node` integer PRIMARY KEY NOT NULL,
	`campaign` text NOT NULL,
	`code` integer,
	`renewed_at` integer,
	`listed` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ambassadors_code` ON `ambassadors` (`code`) WHERE code IS NOT NULL;--> statement-breakpoint
CREATE INDEX `ambassadors_listed` ON `ambassadors` (`campaign`) WHERE listed = 1;--> statement-breakpoint
CREATE TABLE `notes` (
	`node` integer PRIMARY KEY NOT NULL,
	`campaign` text NOT NULL,
	`at` integer NOT NULL,
	`state` integer NOT NULL,
	`reason` text,
	`body` text NOT NULL,
	`shown` text,
	`decided_at` integer
);
--> statement-breakpoint
CREATE INDEX `notes_state` ON `notes` (`campaign`,`state`,`at`);--> statement-breakpoint
CREATE INDEX `notes_decided` ON `notes` (`campaign`,`decided_at`);--> statement-breakpoint
CREATE TABLE `circle_branches` (
	`node` integer PRIMARY KEY NOT NULL,
	`campaign` text NOT NULL,
	`circle` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `circle_branches_circle` ON `circle_branches` (`campaign`,`circle`);--> statement-breakpoint
CREATE TABLE `circle_choices` (
	`node` integer PRIMARY KEY NOT NULL,
	`campaign` text NOT NULL,
	`circle` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `circle_choices_campaign` ON `circle_choices` (`campaign`);--> statement-breakpoint
CREATE TABLE `circle_quarters` (
	`campaign` text NOT NULL,
	`circle` text NOT NULL,
	`quarter` integer NOT NULL,
	`views` integer NOT NULL,
	`clear` integer NOT NULL,
	PRIMARY KEY(`campaign`, `circle`, `quarter`)
);
--> statement-breakpoint
CREATE TABLE `circle_splits` (
	`id` integer PRIMARY KEY NOT NULL,
	`campaign` text NOT NULL,
	`at` integer NOT NULL,
	`who` text,
	`circle` text NOT NULL,
	`half` text NOT NULL,
	`stayed` integer NOT NULL,
	`went` integer NOT NULL,
	`branches` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `circle_splits_campaign` ON `circle_splits` (`campaign`);--> statement-breakpoint
CREATE TABLE `circle_tallies` (
	`campaign` text NOT NULL,
	`circle` text NOT NULL,
	`whole` text NOT NULL,
	`number` integer NOT NULL,
	`views` integer NOT NULL,
	`clear` integer NOT NULL,
	`reached` integer DEFAULT 0 NOT NULL,
	`split_at` integer,
	PRIMARY KEY(`campaign`, `circle`)
);
--> statement-breakpoint
CREATE INDEX `circle_tallies_whole` ON `circle_tallies` (`campaign`,`whole`,`number`);--> statement-breakpoint
CREATE TABLE `member_counts` (
	`campaign` text NOT NULL,
	`list` integer NOT NULL,
	`since` text NOT NULL,
	`members` integer NOT NULL,
	`opened` integer NOT NULL,
	PRIMARY KEY(`campaign`, `list`, `since`)
);
--> statement-breakpoint
CREATE TABLE `members` (
	`node` integer PRIMARY KEY NOT NULL,
	`campaign` text NOT NULL,
	`list` integer NOT NULL,
	`label` text NOT NULL,
	`cap` integer,
	`since` text,
	`has_left` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `members_list` ON `members` (`campaign`,`list`,`label`);--> statement-breakpoint
CREATE TABLE `moves` (
	`campaign` text PRIMARY KEY NOT NULL,
	`move` text NOT NULL,
	`state` text NOT NULL,
	`at` integer NOT NULL,
	`peer` text NOT NULL,
	`had_left` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `piece_hours` (
	`campaign` text NOT NULL,
	`piece` text NOT NULL,
	`hour` integer NOT NULL,
	`circle` text NOT NULL,
	`opened` integer DEFAULT 0 NOT NULL,
	`reopened` integer DEFAULT 0 NOT NULL,
	`passed_on` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`campaign`, `piece`, `hour`, `circle`)
);
--> statement-breakpoint
CREATE TABLE `pinned_words` (
	`id` integer PRIMARY KEY NOT NULL,
	`campaign` text NOT NULL,
	`circle` text NOT NULL,
	`locale` text NOT NULL,
	`at` integer NOT NULL,
	`who` text NOT NULL,
	`sealed` text NOT NULL,
	`again` integer
);
--> statement-breakpoint
CREATE INDEX `pinned_words_newest` ON `pinned_words` (`campaign`,`circle`,`locale`,`id`);--> statement-breakpoint
CREATE TABLE `told_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign` text NOT NULL,
	`node` integer NOT NULL,
	`at` integer NOT NULL,
	`state` integer NOT NULL,
	`sealed` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `told_lines_desk` ON `told_lines` (`campaign`,`state`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `told_lines_node` ON `told_lines` (`node`);--> statement-breakpoint
CREATE TABLE `codes_taken` (
	`campaign` text NOT NULL,
	`piece` text NOT NULL,
	`number` integer NOT NULL,
	`node` integer,
	`at` integer NOT NULL,
	PRIMARY KEY(`campaign`, `piece`, `number`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `codes_taken_node` ON `codes_taken` (`campaign`,`piece`,`node`) WHERE node IS NOT NULL;--> statement-breakpoint
CREATE TABLE `draw_prizes` (
	`campaign` text NOT NULL,
	`piece` text NOT NULL,
	`place` integer NOT NULL,
	`prize` text NOT NULL,
	`ticket` text NOT NULL,
	`until` integer NOT NULL,
	`claimed_at` integer,
	PRIMARY KEY(`campaign`, `piece`, `place`)
);
--> statement-breakpoint
CREATE TABLE `draw_tickets` (
	`campaign` text NOT NULL,
	`piece` text NOT NULL,
	`ticket` text NOT NULL,
	`node` integer,
	`at` integer NOT NULL,
	`drawn` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`campaign`, `piece`, `ticket`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `draw_tickets_node` ON `draw_tickets` (`campaign`,`piece`,`node`) WHERE node IS NOT NULL;--> statement-breakpoint
CREATE TABLE `draws` (
	`campaign` text NOT NULL,
	`piece` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`campaign`, `piece`)
);
--> statement-breakpoint
ALTER TABLE `nodes` ADD `branch` integer;--> statement-breakpoint
CREATE INDEX `nodes_branch` ON `nodes` (`branch`) WHERE branch IS NOT NULL;--> statement-breakpoint
ALTER TABLE `roots` ADD `circle` text;--> statement-breakpoint
ALTER TABLE `roots` ADD `opens` integer;--> statement-breakpoint
CREATE INDEX `roots_opens` ON `roots` (`campaign`,`opens`) WHERE opens IS NOT NULL;--> statement-breakpoint
CREATE INDEX `rollups_root` ON `rollups` (`root`,`quarter`);