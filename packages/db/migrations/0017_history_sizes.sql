-- How much a part of a history holds, so that nobody reads the whole of it again to know.
ALTER TABLE "history_parts" ADD COLUMN "characters" integer NOT NULL DEFAULT 0;
ALTER TABLE "history_parts" ADD COLUMN "line_breaks" integer NOT NULL DEFAULT 0;
UPDATE "history_parts" SET "characters" = length("content"),
	"line_breaks" = length("content") - length(replace("content", chr(10), ''));
