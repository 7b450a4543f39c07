CREATE TABLE "catalogue_cluster" (
	"map_id" bigint NOT NULL,
	"cluster_index" integer NOT NULL,
	"name" varchar(60),
	"keywords" text[] NOT NULL,
	"size" integer NOT NULL,
	"cohesion" double precision NOT NULL,
	"medoid_band_id" bigint NOT NULL,
	"centroid" vector(1536) NOT NULL,
	"x" real NOT NULL,
	"y" real NOT NULL,
	CONSTRAINT "catalogue_cluster_map_id_cluster_index_pk" PRIMARY KEY("map_id","cluster_index")
);
--> statement-breakpoint
CREATE TABLE "catalogue_map" (
	"map_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "catalogue_map_map_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"model" varchar(200) NOT NULL,
	"band_count" integer NOT NULL,
	"cluster_count" integer NOT NULL,
	"cluster_count_chosen_by" varchar(10) NOT NULL,
	"silhouette" double precision NOT NULL,
	"silhouettes" jsonb NOT NULL,
	"neighbour_count" integer NOT NULL,
	"duration_ms" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "catalogue_map_point" (
	"map_id" bigint NOT NULL,
	"band_id" bigint NOT NULL,
	"x" real NOT NULL,
	"y" real NOT NULL,
	"cluster_index" integer NOT NULL,
	"closeness" real NOT NULL,
	"neighbour_occurrence" integer,
	"is_placed_later" boolean DEFAULT false NOT NULL,
	CONSTRAINT "catalogue_map_point_map_id_band_id_pk" PRIMARY KEY("map_id","band_id")
);
--> statement-breakpoint
CREATE TABLE "curator" (
	"curator_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "curator_curator_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"email" varchar(320) NOT NULL,
	"name" varchar(100) NOT NULL,
	"role" varchar(10) NOT NULL,
	"password_hash" text,
	"session_version" integer DEFAULT 1 NOT NULL,
	"disabled_at" timestamp with time zone,
	"last_sign_in_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "curator_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"key" varchar(255) PRIMARY KEY NOT NULL,
	"points" integer NOT NULL,
	"expire" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "job" (
	"job_id" uuid PRIMARY KEY NOT NULL,
	"kind" varchar(40) NOT NULL,
	"params" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"state" varchar(10) DEFAULT 'queued' NOT NULL,
	"stage" varchar(40),
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"result" jsonb,
	"failure" text,
	"requested_by" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"cancel_requested_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "recommendation_run" (
	"recommendation_run_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "recommendation_run_recommendation_run_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"member_id" bigint NOT NULL,
	"source" varchar(10) NOT NULL,
	"model" varchar(200) NOT NULL,
	"duration_ms" real NOT NULL,
	"failure" varchar(40),
	"band_ids" bigint[] NOT NULL,
	"trace" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "catalogue_cluster" ADD CONSTRAINT "catalogue_cluster_map_id_catalogue_map_map_id_fk" FOREIGN KEY ("map_id") REFERENCES "catalogue_map"("map_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_map_point" ADD CONSTRAINT "catalogue_map_point_map_id_catalogue_map_map_id_fk" FOREIGN KEY ("map_id") REFERENCES "catalogue_map"("map_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_map_point" ADD CONSTRAINT "catalogue_map_point_band_id_band_band_id_fk" FOREIGN KEY ("band_id") REFERENCES "band"("band_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job" ADD CONSTRAINT "job_requested_by_curator_curator_id_fk" FOREIGN KEY ("requested_by") REFERENCES "curator"("curator_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendation_run" ADD CONSTRAINT "recommendation_run_member_id_member_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "member"("member_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "catalogue_map_point_cluster_index" ON "catalogue_map_point" USING btree ("map_id","cluster_index");--> statement-breakpoint
CREATE INDEX "job_created_at_index" ON "job" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "recommendation_run_member_index" ON "recommendation_run" USING btree ("member_id","recommendation_run_id");--> statement-breakpoint
CREATE INDEX "recommendation_run_created_at_index" ON "recommendation_run" USING btree ("created_at");