CREATE TABLE `unsettled` (
	`id` integer PRIMARY KEY NOT NULL,
	`ids` text NOT NULL
);
