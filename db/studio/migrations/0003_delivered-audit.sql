CREATE TABLE `delivered_audit` (
	`at` integer NOT NULL,
	`id` integer NOT NULL,
	`campaign` text NOT NULL,
	`who` text NOT NULL,
	`action` text NOT NULL,
	`detail` text NOT NULL,
	PRIMARY KEY(`at`, `id`, `campaign`)
);
