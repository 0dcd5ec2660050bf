-- What the hosted pages show of a merchant, and whether links lead there.
ALTER TABLE "workspaces" ADD COLUMN "picture_url" text;
ALTER TABLE "workspaces" ADD COLUMN "friend_page" boolean DEFAULT false NOT NULL;
