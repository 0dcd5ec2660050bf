-- What a draw that was held holds of each person, and in all: the receipt, which holds every entry, is read by
-- whoever checks the draw, and not whenever somebody looks at their own.
ALTER TABLE "draws" ADD COLUMN "seed" text;
ALTER TABLE "draws" ADD COLUMN "entries_hash" text;
ALTER TABLE "draws" ADD COLUMN "entries" bigint;
CREATE TABLE "draw_holders" (
	"workspace_id" uuid NOT NULL,
	"draw_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"holder" integer NOT NULL,
	"entries" bigint NOT NULL,
	CONSTRAINT "draw_holders_workspace_id_draw_id_participant_id_pk" PRIMARY KEY("workspace_id","draw_id","participant_id"),
	CONSTRAINT "draw_holders_entries" CHECK ("draw_holders"."entries" > 0)
);
ALTER TABLE "draw_holders" ADD CONSTRAINT "draw_holders_draw" FOREIGN KEY ("workspace_id","draw_id") REFERENCES "draws"("workspace_id","id");
GRANT SELECT, INSERT ON "draw_holders" TO goodword_app;

-- Of draws that were held before, from their receipts.
UPDATE "draws" r SET "seed" = d.facts->>'seed', "entries_hash" = d.result->>'entries_hash',
	"entries" = (SELECT coalesce(sum((e->>'tickets')::bigint), 0) FROM json_array_elements(d.facts->'entries') e)
	FROM "decisions" d WHERE d.workspace_id = r.workspace_id AND d.id = r.decision_id;
-- An id is 26 characters of 5 bits each, of which the last 128 are the uuid. Nothing is known of how many a list
-- holds, so two long ones would be joined by going through one of them for each row of the other.
SET LOCAL enable_nestloop = off;
INSERT INTO "draw_holders" ("workspace_id", "draw_id", "participant_id", "holder", "entries")
WITH held AS MATERIALIZED (
	SELECT r.workspace_id, r.id, d.facts FROM "draws" r
		JOIN "decisions" d ON d.workspace_id = r.workspace_id AND d.id = r.decision_id),
own AS MATERIALIZED (
	SELECT r.workspace_id, r.id, (e->>'holder')::int AS holder, sum((e->>'tickets')::bigint) AS entries
		FROM held r CROSS JOIN LATERAL json_array_elements(r.facts->'entries') e GROUP BY 1, 2, 3),
people AS MATERIALIZED (
	SELECT r.workspace_id, r.id AS draw_id, h.id, h.holder::int AS holder
		FROM held r CROSS JOIN LATERAL json_array_elements_text(r.facts->'holders') WITH ORDINALITY h(id, holder))
SELECT h.workspace_id, h.draw_id, u.id, h.holder, own.entries
	FROM people h
	JOIN own ON own.workspace_id = h.workspace_id AND own.id = h.draw_id AND own.holder = h.holder
	CROSS JOIN LATERAL (SELECT substr(string_agg((strpos('0123456789abcdefghjkmnpqrstvwxyz', c) - 1)::bit(5)::text, '' ORDER BY n), 3) AS bits
		FROM unnest(string_to_array(substr(h.id, 5), NULL)) WITH ORDINALITY k(c, n)) b
	CROSS JOIN LATERAL (SELECT string_agg(to_hex(substr(b.bits, at, 4)::bit(4)::int), '' ORDER BY at)::uuid AS id
		FROM generate_series(1, 125, 4) at) u;
SET LOCAL enable_nestloop = on;
