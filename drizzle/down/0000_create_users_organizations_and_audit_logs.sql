-- Without CASCADE: what somebody else built upon these tables is not dropped in silence.
DROP TABLE "public"."rate_limits";--> statement-breakpoint
DROP TABLE "public"."audit_logs";--> statement-breakpoint
DROP TABLE "public"."jwkss";--> statement-breakpoint
DROP TABLE "public"."verifications";--> statement-breakpoint
DROP TABLE "public"."invitations";--> statement-breakpoint
DROP TABLE "public"."members";--> statement-breakpoint
DROP TABLE "public"."accounts";--> statement-breakpoint
DROP TABLE "public"."sessions";--> statement-breakpoint
DROP TABLE "public"."organizations";--> statement-breakpoint
DROP TABLE "public"."users";--> statement-breakpoint
DROP TYPE "public"."invitation_status";--> statement-breakpoint
DROP TYPE "public"."organization_role";--> statement-breakpoint
DROP TYPE "public"."user_role";
