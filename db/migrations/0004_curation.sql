CREATE TABLE "audit_entry" (
	"audit_entry_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_entry_audit_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"group_id" uuid NOT NULL,
	"subject" varchar(10) NOT NULL,
	"subject_id" bigint NOT NULL,
	"action" varchar(30) NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"curator_id" bigint,
	"undoes_group_id" uuid,
	"undone_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "catalogue_import" (
	"catalogue_import_id" uuid PRIMARY KEY NOT NULL,
	"file_name" varchar(255) NOT NULL,
	"format" varchar(10) NOT NULL,
	"encoding" varchar(10),
	"state" varchar(10) NOT NULL,
	"columns" text[] NOT NULL,
	"mapping" jsonb,
	"row_count" integer DEFAULT 0 NOT NULL,
	"curator_id" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"checked_at" timestamp with time zone,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "catalogue_import_row" (
	"catalogue_import_id" uuid NOT NULL,
	"row_number" integer NOT NULL,
	"raw" jsonb NOT NULL,
	"state" varchar(10) DEFAULT 'pending' NOT NULL,
	"problems" jsonb,
	"parsed" jsonb,
	"band_id" bigint,
	"is_applied" boolean DEFAULT false NOT NULL,
	CONSTRAINT "catalogue_import_row_catalogue_import_id_row_number_pk" PRIMARY KEY("catalogue_import_id","row_number")
);
--> statement-breakpoint
CREATE TABLE "band_vector" (
	"model" varchar(200) NOT NULL,
	"band_description_id" bigint NOT NULL,
	"embedding" vector,
	"half_embedding" halfvec,
	"text_hash" varchar(64),
	"embedded_at" timestamp with time zone,
	CONSTRAINT "band_vector_model_band_description_id_pk" PRIMARY KEY("model","band_description_id"),
	CONSTRAINT "band_vector_one_format" CHECK (num_nonnulls("band_vector"."embedding", "band_vector"."half_embedding") = 1)
);
--> statement-breakpoint
CREATE TABLE "description_draft" (
	"description_draft_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "description_draft_description_draft_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"band_id" bigint NOT NULL,
	"text" text NOT NULL,
	"model" varchar(200) NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decision" varchar(10),
	"decided_at" timestamp with time zone,
	"decided_by" bigint
);
--> statement-breakpoint
CREATE TABLE "embedding_model" (
	"model" varchar(200) PRIMARY KEY NOT NULL,
	"dimensions" integer NOT NULL,
	"state" varchar(10) NOT NULL,
	"activated_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "embedding_task" (
	"job_id" uuid NOT NULL,
	"text_hash" varchar(64) NOT NULL,
	"band_description_ids" bigint[] NOT NULL,
	"state" varchar(10) DEFAULT 'pending' NOT NULL,
	"reason" varchar(40),
	CONSTRAINT "embedding_task_job_id_text_hash_pk" PRIMARY KEY("job_id","text_hash")
);
--> statement-breakpoint
CREATE TABLE "job_failure" (
	"job_id" uuid NOT NULL,
	"subject_id" bigint NOT NULL,
	"reason" varchar(40) NOT NULL,
	CONSTRAINT "job_failure_job_id_subject_id_pk" PRIMARY KEY("job_id","subject_id")
);
--> statement-breakpoint
ALTER TABLE "catalogue_cluster" ALTER COLUMN "centroid" SET DATA TYPE vector;--> statement-breakpoint
ALTER TABLE "sentence_embedding" ALTER COLUMN "embedding" SET DATA TYPE vector;--> statement-breakpoint
ALTER TABLE "job" ADD COLUMN "dedupe_key" varchar(200);--> statement-breakpoint
ALTER TABLE "job" ADD COLUMN "failed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "job" ADD COLUMN "tokens" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "job" ADD COLUMN "pause_requested_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_curator_id_curator_curator_id_fk" FOREIGN KEY ("curator_id") REFERENCES "curator"("curator_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_import" ADD CONSTRAINT "catalogue_import_curator_id_curator_curator_id_fk" FOREIGN KEY ("curator_id") REFERENCES "curator"("curator_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_import_row" ADD CONSTRAINT "catalogue_import_row_catalogue_import_id_catalogue_import_catalogue_import_id_fk" FOREIGN KEY ("catalogue_import_id") REFERENCES "catalogue_import"("catalogue_import_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "band_vector" ADD CONSTRAINT "band_vector_band_description_id_band_description_band_description_id_fk" FOREIGN KEY ("band_description_id") REFERENCES "band_description"("band_description_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "description_draft" ADD CONSTRAINT "description_draft_band_id_band_band_id_fk" FOREIGN KEY ("band_id") REFERENCES "band"("band_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "description_draft" ADD CONSTRAINT "description_draft_decided_by_curator_curator_id_fk" FOREIGN KEY ("decided_by") REFERENCES "curator"("curator_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "embedding_task" ADD CONSTRAINT "embedding_task_job_id_job_job_id_fk" FOREIGN KEY ("job_id") REFERENCES "job"("job_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_failure" ADD CONSTRAINT "job_failure_job_id_job_job_id_fk" FOREIGN KEY ("job_id") REFERENCES "job"("job_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entry_subject_index" ON "audit_entry" USING btree ("subject","subject_id","audit_entry_id");--> statement-breakpoint
CREATE INDEX "audit_entry_group_index" ON "audit_entry" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "catalogue_import_row_state_index" ON "catalogue_import_row" USING btree ("catalogue_import_id","state","is_applied");--> statement-breakpoint
CREATE UNIQUE INDEX "description_draft_open_unique" ON "description_draft" USING btree ("band_id") WHERE "description_draft"."decision" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "embedding_model_active_unique" ON "embedding_model" USING btree ("state") WHERE "embedding_model"."state" = 'active';--> statement-breakpoint
CREATE INDEX "embedding_task_state_index" ON "embedding_task" USING btree ("job_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "job_dedupe_key_live_unique" ON "job" USING btree ("dedupe_key") WHERE "job"."state" in ('queued', 'running', 'paused');--> statement-breakpoint
ALTER TABLE "band_vector" ALTER COLUMN "embedding" SET STORAGE MAIN;--> statement-breakpoint
ALTER TABLE "band_vector" ALTER COLUMN "half_embedding" SET STORAGE MAIN;
