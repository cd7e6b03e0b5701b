import type { Template } from "./template";
import { type TemplateName, templates } from "./templates";

const doctype =
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">';

/** A mail's subject and its two parts, which say the same. */
export async function renderMail(name: TemplateName, props: object) {
  const template = templates[name] as Template<object> | undefined;
  if (!template) throw new Error(`There is no mail template "${name}"`);
  // Imported here, because Next refuses it in the modules of server components.
  const { renderToStaticMarkup } = await import("react-dom/server");
  return {
    subject: template.subject(props),
    html: doctype + renderToStaticMarkup(template.html(props)),
    text: template.text(props),
  };
}
