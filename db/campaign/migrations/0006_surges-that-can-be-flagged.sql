DROP INDEX `surges_fast`;--> statement-breakpoint
CREATE INDEX `surges_fast` ON `surges` (`campaign`,`views`) WHERE views >= 10;