import type { Metadata } from "next";
import { z } from "zod";
import { Notice } from "@/components/accounts/notice";
import { SettingsSection } from "@/components/accounts/settings-section";
import { ActionForm } from "@/components/forms/action-form";
import { FormField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { DeleteOrganizationForm } from "@/components/organizations/delete-organization-form";
import { LogoForm } from "@/components/organizations/logo-form";
import { PageHeader } from "@/components/page-header";
import { CardContent } from "@/components/ui/card";
import { memberContext, page } from "@/lib/doors/page";
import { env } from "@/lib/env";
import { counted, countPeople } from "@/lib/organizations/count-people";
import { getSettings } from "@/lib/organizations/get-settings";
import { logoLimits } from "@/lib/organizations/remake-logo";
import { slugLimits } from "@/lib/organizations/slug";
import { can } from "@/lib/permissions";
import { routes } from "@/lib/routes";
import {
  changeLogoAction,
  changeMetadataAction,
  changeNameAction,
  changeSlugAction,
  deleteOrganizationAction,
  removeLogoAction,
} from "./actions";

export const metadata: Metadata = { title: "Settings" };

const Query = z.object({ saved: z.literal("address").optional().catch(undefined) });

interface SettingsPageProps {
  params: Promise<{ slug: string }>;
  searchParams: Promise<object>;
}

export default page(async ({ params, searchParams }: SettingsPageProps) => {
  const context = await memberContext((await params).slug);
  const { organization, role } = context;
  const { saved } = Query.parse(await searchParams);
  const settings = await getSettings(context);
  const mayDelete = can(role, "organization.delete");
  const people = mayDelete ? await countPeople(context) : undefined;
  const values = { organization: organization.slug };
  return (
    <>
      <PageHeader title="Settings" description={`What ${organization.name} is called and shows.`} />
      {saved && (
        <Notice>
          The address is changed. Links with the former one lead members here from now on.
        </Notice>
      )}
      <SettingsSection title="Name" description="As members and people you invite see it.">
        <CardContent>
          <ActionForm action={changeNameAction}>
            <Hidden values={values} />
            <FormField
              name="name"
              label="Name"
              defaultValue={organization.name}
              autoComplete="organization"
              maxLength={100}
              required
            />
            <SubmitButton className="sm:self-start">Save name</SubmitButton>
          </ActionForm>
        </CardContent>
      </SettingsSection>
      <SettingsSection title="Logo" description="Stands beside the name.">
        <CardContent>
          <LogoForm
            organization={organization}
            maxBytes={logoLimits.bytes}
            changeAction={changeLogoAction}
            removeAction={removeLogoAction}
          />
        </CardContent>
      </SettingsSection>
      <SettingsSection
        title="Address"
        description="The part of every link that names the organization."
      >
        <CardContent>
          {can(role, "organization.change-address") ? (
            <ActionForm action={changeSlugAction}>
              <Hidden values={values} />
              <FormField
                name="slug"
                label="Address"
                defaultValue={organization.slug}
                description={`What follows ${addressPrefix}. Links with the present address go on to lead members here; after 30 days another organization may take it.`}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                maxLength={slugLimits.max}
                required
              />
              <SubmitButton className="sm:self-start">Change address</SubmitButton>
            </ActionForm>
          ) : (
            <>
              <p className="break-all">{addressPrefix + organization.slug}</p>
              <p className="mt-1 text-muted-foreground text-sm">Only an owner can change it.</p>
            </>
          )}
        </CardContent>
      </SettingsSection>
      <SettingsSection
        title="Metadata"
        description="What your own systems keep with the organization, such as a customer number."
      >
        <CardContent>
          <ActionForm action={changeMetadataAction}>
            <Hidden values={values} />
            <FormField
              name="metadata"
              label="Metadata"
              hint="Optional"
              rows={8}
              defaultValue={indented(settings.metadata)}
              placeholder={'{\n  "customer": "A-1042"\n}'}
              description="A JSON object. Empty it to keep nothing."
              className="font-mono"
              autoComplete="off"
              spellCheck={false}
            />
            <SubmitButton className="sm:self-start">Save metadata</SubmitButton>
          </ActionForm>
        </CardContent>
      </SettingsSection>
      {people && (
        <SettingsSection
          title="Delete the organization"
          description="For everybody in it. You have 14 days to change your mind."
        >
          <CardContent>
            <DeleteOrganizationForm
              organization={organization}
              action={deleteOrganizationAction}
              members={counted(people.members)}
              invitations={counted(people.invitations)}
            />
          </CardContent>
        </SettingsSection>
      )}
    </>
  );
});

const addressPrefix = `${new URL(env.APP_URL).host}${routes.organization("")}`;

const indented = (metadata: string | null) =>
  metadata === null ? "" : JSON.stringify(JSON.parse(metadata), null, 2);

function Hidden({ values }: { values: Record<string, string> }) {
  return Object.entries(values).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}
