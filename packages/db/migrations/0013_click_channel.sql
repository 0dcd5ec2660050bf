-- By which channel a friend came: each link that the widget hands out says where it was shared.
ALTER TABLE "claims" ADD COLUMN "channel" text;
